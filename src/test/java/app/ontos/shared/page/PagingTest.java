package app.ontos.shared.page;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class PagingTest {

  @Test
  void walksThroughACollectionWhileRecordsComeAndGo() {
    // Given
    String mark = unique("walk");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      names.add(mark + " " + i);
      domain(mark + " " + i);
    }
    Response first = page(mark, null);
    String firstId = first.path("items[0].id");
    when().delete(DOMAINS + "/" + firstId).then().statusCode(204);
    domain(mark + " 0 again");

    // When
    List<String> seen = walk(mark, first);

    // Then
    assertThat(seen).containsExactlyElementsOf(names);
  }

  @Test
  void linksToTheNextPage() {
    // Given
    String mark = unique("link");
    domain(mark + " a");
    domain(mark + " b");
    String link = given().queryParam("q", mark).queryParam("limit", 1).get(DOMAINS).header("Link");
    String target = link.substring(link.indexOf('<') + 1, link.indexOf('>'));

    // When
    var response = given().urlEncodingEnabled(false).get(target);

    // Then
    response.then().statusCode(200).body("items[0].name", equalTo(mark + " b"));
    assertThat(link).endsWith("; rel=\"next\"");
  }

  @Test
  void reversesAnOrder() {
    // Given
    String mark = unique("reverse");
    domain(mark + " a");
    domain(mark + " b");

    // When
    var response = given().queryParam("q", mark).queryParam("sort", "-name").get(DOMAINS);

    // Then
    List<String> names = response.path("items.name");
    assertThat(names).containsExactly(mark + " b", mark + " a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=ten",
        "limit=99999999999999999999",
        "limit=1&limit=2",
        "sort=colour",
        "sort=",
        "colour=red",
        "cursor=abc",
        "cursor=%00",
        "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "q=%00",
        "parentId=1"
      })
  void refusesAQuestionThatItDoesNotUnderstand(String query) {
    // When
    var response = given().urlEncodingEnabled(false).get(DOMAINS + "?" + query);

    // Then
    response
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("malformed-request"));
  }

  @Test
  void refusesACursorOfAnotherCollection() {
    // Given
    domain(unique("cursor"));
    domain(unique("cursor"));
    String cursor = given().queryParam("limit", 1).get("/api/v1/audit-events").path("nextCursor");

    // When
    var response = given().queryParam("cursor", cursor).get(DOMAINS);

    // Then
    response.then().statusCode(400);
  }

  private static List<String> walk(String mark, Response first) {
    List<String> names = new ArrayList<>();
    Response page = first;
    while (true) {
      names.addAll(page.path("items.name"));
      String cursor = page.path("nextCursor");
      if (cursor == null) {
        return names;
      }
      page = page(mark, cursor);
    }
  }

  private static Response page(String mark, @Nullable String cursor) {
    var request = given().queryParam("q", mark).queryParam("limit", 3);
    Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(DOMAINS);
    page.then().statusCode(200);
    return page;
  }
}
