package app.ontos.tags;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@ServiceTest
class TagResourceTest {
  private static final String TAGS = "/api/v1/tags";

  @Test
  void createsATagInANamespace() {
    // Given
    String name = unique("secret");
    var request = json("{\"namespace\": \"privacy\", \"name\": \"%s\"}".formatted(name));

    // When
    Response response = request.post(TAGS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("namespace", equalTo("privacy"))
        .body("name", equalTo(name))
        .body("allowedValues", hasSize(0));
  }

  @Test
  void answersARetryWithTheSameKeyOnce() {
    // Given
    String body = "{\"namespace\": \"privacy\", \"name\": \"%s\"}".formatted(unique("once"));
    String first = json(body).header("Idempotency-Key", body).post(TAGS).path("id");

    // When
    Response response = json(body).header("Idempotency-Key", body).post(TAGS);

    // Then
    response.then().statusCode(201).body("id", equalTo(first));
  }

  @Test
  void refusesANameThatIsTakenInItsNamespaceAlone() {
    // Given
    String name = unique("Gold");
    tag("quality", name);

    // When
    List<Response> responses =
        List.of(
            json(body("Quality", name.toUpperCase(Locale.ROOT))).post(TAGS),
            json(body("metal", name)).post(TAGS));

    // Then
    responses.get(0).then().statusCode(409).body("code", equalTo("name-taken"));
    responses.get(1).then().statusCode(201);
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body = "{\"namespace\": \"a/b\", \"allowedValues\": [7], \"colour\": \"red\"}";

    // When
    Response response = json(body).post(TAGS);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/namespace", "/name", "/allowedValues/0", "/colour"));
  }

  @Test
  void listsTheTagsOfANamespaceByName() {
    // Given
    String namespace = unique("space");
    String second = tag(namespace, "beta");
    String first = tag(namespace, "Alpha");

    // When
    Response response =
        given().queryParam("namespace", namespace.toUpperCase(Locale.ROOT)).get(TAGS);

    // Then
    response.then().statusCode(200).body("items.id", contains(first, second));
  }

  @Test
  void changesSomeFieldsOfTheVersionThatWasRead() {
    // Given
    String path = TAGS + "/" + tag("quality", unique("silver"));

    // When
    Response response =
        patch("{\"allowedValues\": [\"high\", \"low\"]}").header("If-Match", "\"1\"").patch(path);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("namespace", equalTo("quality"))
        .body("allowedValues", contains("high", "low"));
  }

  @Test
  void refusesAnUpdateWithAStaleVersion() {
    // Given
    String path = TAGS + "/" + tag("quality", unique("stale"));

    // When
    Response response = json(body("quality", unique("b"))).header("If-Match", "\"7\"").put(path);

    // Then
    response.then().statusCode(412).body("code", equalTo("stale-version"));
  }

  @Test
  void keepsATagThatRecordsHaveAndNamesThem() {
    // Given
    String tag = tag("quality", unique("used"));
    String name = unique("Sales");
    created(
        "/api/v1/tag-assignments",
        "{\"tagId\": \"%s\", \"entityType\": \"data-domain\", \"entityId\": \"%s\"}"
            .formatted(tag, domain(name)));

    // When
    Response response = given().delete(TAGS + "/" + tag);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.type", contains("tag-assignment"))
        .body("references.name", contains(name));
  }

  @Test
  void leavesATrailOfEveryChange() {
    // Given
    String tag = tag("quality", unique("traced"));
    patch("{\"description\": \"x\"}").header("If-Match", "*").patch(TAGS + "/" + tag);
    given().delete(TAGS + "/" + tag).then().statusCode(204);

    // When
    Response trail = given().queryParam("entityId", tag).get("/api/v1/audit-events");

    // Then
    assertThat(trail.<List<String>>path("items.action"))
        .containsExactly("deleted", "updated", "created");
    trail.then().body("items.entityType", contains("tag", "tag", "tag"));
  }

  private static String tag(String namespace, String name) {
    return created(TAGS, body(namespace, name));
  }

  private static String body(String namespace, String name) {
    return "{\"namespace\": \"%s\", \"name\": \"%s\"}".formatted(namespace, name);
  }
}
