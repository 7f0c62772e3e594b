package app.ontos.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A few words for talking to the service. */
public final class Api {
  public static final String DOMAINS = "/api/v1/data-domains";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private Api() {}

  /** A name that no other test uses. */
  public static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /** A request with a JSON body. */
  public static RequestSpecification json(String body) {
    return given().contentType(ContentType.JSON).body(body);
  }

  /** A request with a merge patch. */
  public static RequestSpecification patch(String body) {
    return given()
        .config(
            io.restassured.RestAssured.config()
                .encoderConfig(
                    io.restassured.config.EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(MERGE_PATCH, ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(MERGE_PATCH)
        .body(body);
  }

  /** A new domain's id. */
  public static String domain(String name) {
    return created(DOMAINS, "{\"name\": \"%s\"}".formatted(name));
  }

  /** A new domain's id, below another. */
  public static String domain(String name, String parentId) {
    return created(DOMAINS, "{\"name\": \"%s\", \"parentId\": \"%s\"}".formatted(name, parentId));
  }

  /** A new record's id. */
  public static String created(String collection, String body) {
    Response response = json(body).post(collection);
    response.then().statusCode(201);
    return response.path("id");
  }
}
