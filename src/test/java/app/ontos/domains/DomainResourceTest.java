package app.ontos.domains;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import app.ontos.testing.ServiceTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@ServiceTest
class DomainResourceTest {

  @Test
  void createsADomainAndAnswersWhereItIs() {
    // Given
    String body = "{\"name\": \" Finance \", \"tags\": [\"gold\"]}";

    // When
    var response = given().contentType(ContentType.JSON).body(body).post(DomainStore.PATH);

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/data-domains/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("name", equalTo("Finance"))
        .body("createdBy", equalTo("local@localhost"));
  }
}
