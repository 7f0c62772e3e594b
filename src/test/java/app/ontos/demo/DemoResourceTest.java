package app.ontos.demo;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import app.ontos.testing.Api;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class DemoResourceTest {
  private static final String DEMO = "/api/v1/demo";

  @Inject Jdbi jdbi;

  /** What was made beside the demo data, the latest last. */
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void cleansUp() {
    for (int last = made.size() - 1; last >= 0; last--) {
      given().delete(made.get(last)).then().statusCode(204);
    }
    given().delete(DEMO).then().statusCode(204);
  }

  @Test
  void putsInAShopWithEverythingThatCanBeGoverned() {
    // Given
    given().get(DEMO).then().body("records", equalTo(0));

    // When
    Response response = given().put(DEMO);

    // Then
    response
        .then()
        .statusCode(200)
        .body("records", greaterThan(35))
        .body("left", equalTo(List.of()));
    given()
        .get("/api/v1/data-contracts?q=Orders&lifecycle=active")
        .then()
        .body("items.contractId", hasItem("shop-orders"));
    given().get("/api/v1/glossaries?q=commerce").then().body("items.name", hasItem("commerce"));
  }

  @Test
  void connectsAQueryThatCanBeRun() {
    // Given
    given().put(DEMO).then().statusCode(200);

    // When
    Response response = given().get("/api/v1/run/demo-revenue?environment=local");

    // Then
    response.then().statusCode(200).body("rows.size()", equalTo(5));
  }

  @Test
  void isPutInOnce() {
    // Given
    int records = given().put(DEMO).path("records");

    // When
    Response response = given().put(DEMO);

    // Then
    response.then().statusCode(200).body("records", equalTo(records));
  }

  @Test
  void leavesNothingBehind() {
    // Given
    given().put(DEMO).then().statusCode(200);

    // When
    Response response = given().delete(DEMO);

    // Then
    response.then().statusCode(204);
    given().get(DEMO).then().body("records", equalTo(0));
    for (String search : List.of("Commerce", "customer-insights", "shop-customers", "Demo shop")) {
      List<String> names = given().queryParam("q", search).get("/api/v1/search").path("items.name");
      assertThat(names).doesNotContain(search, "Customers", "Customer 360");
    }
  }

  @Test
  void addsNothingWhereSomethingIsInTheWay() {
    // Given
    made.add(Api.DOMAINS + "/" + domain("Commerce"));

    // When
    Response response = given().put(DEMO);

    // Then
    response.then().statusCode(409).body("detail", containsString("nothing was"));
    given().get(DEMO).then().body("records", equalTo(0));
    given().get("/api/v1/data-contracts?q=shop-payments").then().body("items", equalTo(List.of()));
  }

  @Test
  void leavesASchemaAloneThatHasTheShopsName() {
    // Given
    jdbi.useHandle(handle -> handle.execute("create schema ontos_demo_shop"));
    Response loaded = given().put(DEMO);

    // When
    given().delete(DEMO).then().statusCode(204);

    // Then
    loaded.then().statusCode(409).body("detail", containsString("ontos_demo_shop"));
    given().get(DEMO).then().body("records", equalTo(0));
    jdbi.useHandle(handle -> handle.execute("drop schema ontos_demo_shop"));
  }

  @Test
  void staysWhereARecordOfSomebodyElsesRefersToIt() {
    // Given
    given().put(DEMO).then().statusCode(200);
    String commerce = given().queryParam("q", "Commerce").get(Api.DOMAINS).path("items[0].id");
    made.add(Api.DOMAINS + "/" + domain(unique("Stores"), commerce));

    // When
    Response response = given().delete(DEMO);

    // Then
    response.then().statusCode(409).body("code", equalTo("in-use"));
    given().get(DEMO).then().body("records", greaterThan(35));
  }

  @Test
  void goesWithWhatWasSaidOfIt() {
    // Given
    given().put(DEMO).then().statusCode(200);
    String contract = given().get("/api/v1/data-contracts?q=Payments").path("items[0].id");
    String comment =
        created(
            "/api/v1/comments",
            "{\"entityType\": \"data-contract\", \"entityId\": \"%s\", \"text\": \"Soon?\"}"
                .formatted(contract));

    // When
    given().delete(DEMO).then().statusCode(204);

    // Then
    given().get("/api/v1/comments/" + comment).then().statusCode(404);
  }

  @Test
  void isForAdmins() {
    // Given
    String reader = unique("reader").replace(' ', '.') + "@example.com";
    Roles.give(reader, "Data Consumer");

    // When
    Response response = Roles.as(reader).put(DEMO);

    // Then
    response.then().statusCode(403);
  }
}
