package app.ontos.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class PageTest {
  private static final String CONSUMER = "reader@example.com";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/domains", "/search", "/audit", "/system", "/domains/none"})
  void letsABrowserLoadWhatComesFromHereAlone(String path) {
    when()
        .get(path)
        .then()
        .contentType(ContentType.HTML)
        .header("Content-Security-Policy", equalTo(PageHeadersFilter.POLICY))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("private, no-cache"));
  }

  @Test
  void tellsPeopleOfAProblemOnAPage() {
    when()
        .get("/domains/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .contentType(ContentType.HTML)
        .body(containsString("There is no such data domain"));
  }

  @Test
  void tellsProgramsOfAProblemInJson() {
    when()
        .get("/api/v1/data-domains/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void offersNothingThatTheReaderMayNotDo() {
    given()
        .header("X-Forwarded-Email", CONSUMER)
        .get("/domains")
        .then()
        .statusCode(200)
        .body(not(containsString("/domains/new")));
  }

  @Test
  void refusesAFormThatTheReaderMayNotUse() {
    given()
        .header("X-Forwarded-Email", CONSUMER)
        .get("/domains/new")
        .then()
        .statusCode(403)
        .contentType(ContentType.HTML)
        .body(containsString("data-domains:write"));
  }

  @Test
  void offersAnAdminEverything() {
    Roles.as(Roles.ADMIN)
        .get("/domains")
        .then()
        .statusCode(200)
        .body(containsString("/domains/new"), containsString("/audit"));
  }

  @Test
  void answersWithThePartThatHtmxAsksFor() {
    given()
        .header("HX-Request", "true")
        .get("/domains?q=nothing-has-this-name")
        .then()
        .statusCode(200)
        .body(not(containsString("<html")), containsString("No domain has these words"));
  }

  @Test
  void sendsStylesCompressed() {
    given()
        .header("Accept-Encoding", "gzip")
        .get("/assets/tabler.min.css")
        .then()
        .statusCode(200)
        .header("Content-Encoding", equalTo("gzip"));
  }

  @Test
  void refusesAQuestionThatThePageDoesNotKnow() {
    when().get("/domains?colour=red").then().statusCode(400).contentType(ContentType.HTML);
  }
}
