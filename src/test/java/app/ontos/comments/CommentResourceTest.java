package app.ontos.comments;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class CommentResourceTest {
  private static final String COMMENTS = "/api/v1/comments";

  @Test
  void keepsATextAsItsAuthorWroteIt() {
    // Given
    String body = body(domain(unique("Sales")), "  <b>Hm</b>\\n\\tno & yes ");

    // When
    Response response = json(body).post(COMMENTS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("text", equalTo("  <b>Hm</b>\n\tno & yes "))
        .body("depth", equalTo(0))
        .body("deleted", equalTo(false));
  }

  @Test
  void answersARetryWithTheSameKeyOnce() {
    // Given
    String domain = domain(unique("Sales"));
    String body = body(domain, "once");
    String first = json(body).header("Idempotency-Key", domain).post(COMMENTS).path("id");

    // When
    Response response = json(body).header("Idempotency-Key", domain).post(COMMENTS);

    // Then
    response.then().statusCode(201).body("id", equalTo(first));
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body = "{\"entityType\": \"planet\", \"parentId\": 7, \"text\": \"  \", \"html\": true}";

    // When
    Response response = json(body).post(COMMENTS);

    // Then
    assertThat(response.<List<String>>path("errors.pointer"))
        .containsExactlyInAnyOrder("/entityType", "/entityId", "/parentId", "/text", "/html");
  }

  @Test
  void refusesARecordThatIsNotThere() {
    // Given
    String body = body(UUID.randomUUID().toString(), "hello?");

    // When
    Response response = json(body).post(COMMENTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/entityId"));
  }

  @Test
  void repliesOnlyToCommentsOnTheSameRecord() {
    // Given
    String parent = comment(domain(unique("Sales")), "first");

    // When
    Response response = json(reply(domain(unique("Other")), parent)).post(COMMENTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/parentId"));
  }

  @Test
  void endsAThreadAtItsDepth() {
    // Given
    String domain = domain(unique("Sales"));
    String last = comment(domain, "0");
    for (int depth = 1; depth <= 5; depth++) {
      last = created(COMMENTS, reply(domain, last));
    }

    // When
    Response response = json(reply(domain, last)).post(COMMENTS);

    // Then
    given().get(COMMENTS + "/" + last).then().body("depth", equalTo(5));
    response.then().statusCode(422).body("errors.pointer", contains("/parentId"));
  }

  @Test
  void listsTheCommentsOfARecordInTheirOrder() {
    // Given
    String domain = domain(unique("Sales"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(comment(domain, "number " + i));
    }

    // When
    Response first = page(domain, "");
    Response second = page(domain, first.path("nextCursor"));

    // Then
    List<String> found = new ArrayList<>(first.<List<String>>path("items.id"));
    found.addAll(second.path("items.id"));
    assertThat(found).containsExactlyElementsOf(ids);
  }

  @Test
  void keepsWhatACommentSaidBefore() {
    // Given
    String path = COMMENTS + "/" + comment(domain(unique("Sales")), "frist");
    patch("{\"text\": \"first\"}").header("If-Match", "\"1\"").patch(path);
    json("{\"text\": \"First!\"}").header("If-Match", "\"2\"").put(path).then().statusCode(200);

    // When
    Response response = given().get(path + "/history");

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.text", contains("first", "frist"))
        .body("items.version", contains(2, 1));
    given().get(path).then().body("text", equalTo("First!")).body("edits", equalTo(2));
  }

  @Test
  void refusesAnUpdateWithAStaleVersion() {
    // Given
    String path = COMMENTS + "/" + comment(domain(unique("Sales")), "one");

    // When
    Response response = json("{\"text\": \"two\"}").header("If-Match", "\"2\"").put(path);

    // Then
    response.then().statusCode(412).body("code", equalTo("stale-version"));
  }

  @Test
  void letsOnlyTheAuthorChangeAComment() {
    // Given
    String path = COMMENTS + "/" + commentOf("ada@example.com", domain(unique("Sales")));

    // When
    List<Integer> statuses =
        List.of(
            edit("bob@example.com", path), edit(Roles.ADMIN, path), edit("Ada@example.com", path));

    // Then
    assertThat(statuses).containsExactly(403, 403, 200);
  }

  @Test
  void letsTheAuthorAndModeratorsDeleteAComment() {
    // Given
    String domain = domain(unique("Sales"));
    String one = COMMENTS + "/" + commentOf("ada@example.com", domain);
    String two = COMMENTS + "/" + commentOf("ada@example.com", domain);

    // When
    List<Integer> statuses =
        List.of(
            Roles.as("bob@example.com").delete(one).statusCode(),
            Roles.as(Roles.ADMIN).delete(one).statusCode(),
            Roles.as("ada@example.com").delete(two).statusCode(),
            Roles.as("ada@example.com").delete(two).statusCode());

    // Then
    assertThat(statuses).containsExactly(403, 204, 204, 404);
  }

  @Test
  void leavesThePlaceOfADeletedCommentToItsReplies() {
    // Given
    String domain = domain(unique("Sales"));
    String first = comment(domain, "never mind");
    String path = COMMENTS + "/" + first;
    json("{\"text\": \"well\"}").header("If-Match", "*").put(path);
    String reply = created(COMMENTS, reply(domain, first));

    // When
    Response response = given().delete(path);

    // Then
    response.then().statusCode(204);
    given().get(path).then().body("deleted", equalTo(true)).body("text", nullValue());
    given().get(path + "/history").then().body("items", hasSize(0));
    page(domain, "").then().body("items.id", contains(first, reply));
  }

  @Test
  void changesNoCommentThatWasDeleted() {
    // Given
    String domain = domain(unique("Sales"));
    String path = COMMENTS + "/" + comment(domain, "gone");
    created(COMMENTS, reply(domain, path.substring(path.lastIndexOf('/') + 1)));
    given().delete(path);

    // When
    Response response = json("{\"text\": \"back\"}").header("If-Match", "*").put(path);

    // Then
    response.then().statusCode(409).body("code", equalTo("conflict"));
  }

  @Test
  void showsOnlyCommentsOnRecordsThatTheCallerMaySee() {
    // Given
    String connection =
        created(
            "/api/v1/connections",
            "{\"name\": \"%s\", \"environments\": {}}".formatted(unique("Lake")));
    String body =
        "{\"entityType\": \"connection\", \"entityId\": \"%s\", \"text\": \"slow\"}"
            .formatted(connection);
    String id = created(COMMENTS, body);

    // When
    List<Response> responses =
        List.of(
            Roles.as("visitor@example.com").get(COMMENTS + "/" + id),
            Roles.as("visitor@example.com").get(COMMENTS + "/" + id + "/history"),
            Roles.as("visitor@example.com").queryParam("entityId", connection).get(COMMENTS),
            Roles.as("visitor@example.com", body).post(COMMENTS));

    // Then
    responses.get(0).then().statusCode(404);
    responses.get(1).then().statusCode(404);
    responses.get(2).then().body("items", hasSize(0));
    responses.get(3).then().statusCode(422);
  }

  @Test
  void leavesATrailAndGoesWithItsRecord() {
    // Given
    String domain = domain(unique("Sales"));
    String path = COMMENTS + "/" + comment(domain, "one");
    json("{\"text\": \"two\"}").header("If-Match", "*").put(path);

    // When
    given().delete(DOMAINS + "/" + domain).then().statusCode(204);

    // Then
    given().get(path).then().statusCode(404);
    given()
        .queryParam("entityId", path.substring(path.lastIndexOf('/') + 1))
        .get("/api/v1/audit-events")
        .then()
        .body("items.action", contains("updated", "created"));
  }

  private static Response page(String domain, String cursor) {
    var request = given().queryParams("entityType", "data-domain", "entityId", domain, "limit", 3);
    return cursor.isEmpty()
        ? request.get(COMMENTS)
        : request.queryParam("cursor", cursor).get(COMMENTS);
  }

  private static int edit(String caller, String path) {
    return Roles.as(caller, "{\"text\": \"mine\"}").header("If-Match", "*").put(path).statusCode();
  }

  private static String commentOf(String author, String domain) {
    return Roles.as(author, body(domain, "mine")).post(COMMENTS).path("id");
  }

  private static String comment(String domain, String text) {
    return created(COMMENTS, body(domain, text));
  }

  private static String body(String domain, String text) {
    return "{\"entityType\": \"data-domain\", \"entityId\": \"%s\", \"text\": \"%s\"}"
        .formatted(domain, text);
  }

  private static String reply(String domain, String parent) {
    return "{\"entityType\": \"data-domain\", \"entityId\": \"%s\", \"parentId\": \"%s\", \"text\": \"re\"}"
        .formatted(domain, parent);
  }
}
