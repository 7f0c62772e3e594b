package app.ontos.contracts;

import static io.restassured.RestAssured.given;

import app.ontos.testing.Api;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A few words for talking about contracts. */
final class Contracts {
  static final String CONTRACTS = "/api/v1/data-contracts";
  static final String YAML = "application/yaml";

  private Contracts() {}

  /** A request with a YAML body. */
  static RequestSpecification yaml(String body) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(YAML, ContentType.TEXT)
                        .defaultContentCharset("UTF-8")
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(YAML)
        .body(body);
  }

  /** A small document. */
  static String document(String id, String version) {
    return document(id, version, "[{name: id, logicalType: string, required: true}]");
  }

  /** A small document with these properties in its only object. */
  static String document(String id, String version, String properties) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: %s
        version: "%s"
        name: Orders of %s
        status: active
        schema:
          - name: orders
            properties: %s
        """
        .formatted(id, version, id, properties);
  }

  /** A contract's own id that no other test uses. */
  static String unique() {
    return Api.unique("c").replace(' ', '-');
  }

  /** A new contract's record id. */
  static String created(String document) {
    Response response = yaml(document).post(CONTRACTS);
    response.then().statusCode(201);
    return response.path("id");
  }

  /** Moves a contract through states. */
  static void move(String id, String... states) {
    for (String state : states) {
      Api.json("{\"to\": \"%s\"}".formatted(state))
          .post(CONTRACTS + "/" + id + "/transitions")
          .then()
          .statusCode(200);
    }
  }

  /** A request of somebody who is no admin. */
  static RequestSpecification as(String principal) {
    return given().header("X-Forwarded-Email", principal);
  }
}
