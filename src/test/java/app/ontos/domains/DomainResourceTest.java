package app.ontos.domains;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import app.ontos.testing.ServiceTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@ServiceTest
class DomainResourceTest {
  private static final String PROBLEM = "application/problem+json";

  @Test
  void createsADomainAndAnswersWhereItIs() {
    // Given
    String name = unique("Finance");
    var request = json("{\"name\": \"  %s \", \"tags\": [\"gold\", \"gold\"]}".formatted(name));

    // When
    var response = request.post(DOMAINS);

    // Then
    response
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/v1/data-domains/[0-9a-f-]{36}"))
        .header("ETag", "\"1\"")
        .body("name", equalTo(name))
        .body("tags", contains("gold"))
        .body("version", equalTo(1))
        .body("createdBy", equalTo("local@localhost"))
        .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"));
  }

  @Test
  void givesADomainWithItsEntityTag() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = when().get(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"1\"").body("id", equalTo(id));
  }

  @Test
  void answersNotModifiedToAClientThatHasTheVersion() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = given().header("If-None-Match", "W/\"1\"").get(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(304).header("ETag", "\"1\"");
    assertThat(response.asString()).isEmpty();
  }

  @Test
  void answersHeadWithTheHeadersOfGet() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = when().head(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void refusesANameThatIsTakenWhateverItsCase() {
    // Given
    String name = unique("Straße");
    domain(name);

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(name.toUpperCase(java.util.Locale.ROOT))).post(DOMAINS);

    // Then
    response
        .then()
        .statusCode(409)
        .contentType(PROBLEM)
        .body("code", equalTo("name-taken"))
        .body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void reportsEveryFieldAtFaultAtOnce() {
    // Given
    String body =
        """
        {"name": " ", "description": 7, "parentId": "1-1-1-1-1", "tags": ["ok", 3], "id": "x",
         "colour": "red", "a/b": 1}
        """;

    // When
    var response = json(body).post(DOMAINS);

    // Then
    response
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("code", equalTo("invalid-fields"))
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/name", "/description", "/parentId", "/tags/1", "/id", "/colour", "/a~1b"));
  }

  @Test
  void refusesAParentThatDoesNotExist() {
    // Given
    String body =
        "{\"name\": \"%s\", \"parentId\": \"00000000-0000-7000-8000-000000000000\"}"
            .formatted(unique("Orphan"));

    // When
    var response = json(body).post(DOMAINS);

    // Then
    response.then().statusCode(422).body("errors[0].pointer", equalTo("/parentId"));
  }

  @Test
  void replacesTheVersionThatWasRead() {
    // Given
    String id =
        app.ontos.testing.Api.created(
            DOMAINS, "{\"name\": \"%s\", \"description\": \"old\"}".formatted(unique("Old")));
    String name = unique("New");

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(name))
            .header("If-Match", "\"1\"")
            .put(DOMAINS + "/" + id);

    // Then
    response
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo(name))
        .body("description", nullValue());
  }

  @Test
  void requiresAPreconditionToReplace() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = json("{\"name\": \"x\"}").put(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(428).body("code", equalTo("precondition-required"));
  }

  @Test
  void refusesAnUpdateWithAStaleVersion() {
    // Given
    String id = domain(unique("Sales"));
    String path = DOMAINS + "/" + id;
    json("{\"name\": \"%s\"}".formatted(unique("b"))).header("If-Match", "*").put(path);

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(unique("c"))).header("If-Match", "\"1\"").put(path);

    // Then
    response.then().statusCode(412).body("code", equalTo("stale-version"));
  }

  @Test
  void neverMatchesAWeakEntityTag() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(unique("b")))
            .header("If-Match", "W/\"1\"")
            .put(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(412);
  }

  @Test
  void refusesAPreconditionThatIsNoEntityTag() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = json("{\"name\": \"b\"}").header("If-Match", "1").put(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(400);
  }

  @Test
  void patchesOnlyTheFieldsThatAreSent() {
    // Given
    String name = unique("Sales");
    String id =
        app.ontos.testing.Api.created(
            DOMAINS,
            "{\"name\": \"%s\", \"description\": \"d\", \"tags\": [\"a\"]}".formatted(name));

    // When
    var response =
        patch("{\"description\": null}").header("If-Match", "\"1\"").patch(DOMAINS + "/" + id);

    // Then
    response
        .then()
        .statusCode(200)
        .body("name", equalTo(name))
        .body("description", nullValue())
        .body("tags", contains("a"));
  }

  @Test
  void saysWhichPatchFormatItTakes() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response = json("{}").header("If-Match", "\"1\"").patch(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(415).header("Accept-Patch", "application/merge-patch+json");
  }

  @Test
  void refusesAPatchOfAFieldThatItDoesNotKnow() {
    // Given
    String id = domain(unique("Sales"));

    // When
    var response =
        patch("{\"colour\": null}").header("If-Match", "\"1\"").patch(DOMAINS + "/" + id);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/colour"));
  }

  @Test
  void deletesADomainOnce() {
    // Given
    String path = DOMAINS + "/" + domain(unique("Sales"));
    when().delete(path).then().statusCode(204);

    // When
    var response = when().delete(path);

    // Then
    response.then().statusCode(404).contentType(PROBLEM);
  }

  @Test
  void namesTheRecordsThatKeepADomainFromGoing() {
    // Given
    String parent = domain(unique("Parent"));
    String child = domain(unique("Child"), parent);
    String team =
        app.ontos.testing.Api.created(
            "/api/v1/teams",
            "{\"name\": \"%s\", \"domainId\": \"%s\"}".formatted(unique("Team"), parent));

    // When
    var response = when().delete(DOMAINS + "/" + parent);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references.type", containsInAnyOrder("data-domain", "team"))
        .body("references.id", containsInAnyOrder(child, team));
  }

  @Test
  void refusesAMoveBelowItself() {
    // Given
    String top = domain(unique("Top"));
    String middle = domain(unique("Middle"), top);
    String bottom = domain(unique("Bottom"), middle);

    // When
    var response =
        patch("{\"parentId\": \"%s\"}".formatted(bottom))
            .header("If-Match", "\"1\"")
            .patch(DOMAINS + "/" + top);

    // Then
    response.then().statusCode(409).body("code", equalTo("cycle"));
  }

  @Test
  void twoMovesAtOnceMakeNoCycle() throws Exception {
    // Given
    String a = domain(unique("A"));
    String b = domain(unique("B"));

    // When
    List<Integer> statuses = together(List.of(() -> moveStatus(a, b), () -> moveStatus(b, a)));

    // Then
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void letsOneOfFiftyConcurrentReplacementsOfAVersionThrough() throws Exception {
    // Given
    String id = domain(unique("Contended"));
    Callable<Integer> replacement =
        () ->
            json("{\"name\": \"%s\"}".formatted(unique("Winner")))
                .header("If-Match", "\"1\"")
                .put(DOMAINS + "/" + id)
                .statusCode();

    // When
    List<Integer> statuses = together(Collections.nCopies(50, replacement));

    // Then
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(49);
  }

  @Test
  void answersARetryWithTheFirstResult() {
    // Given
    String body = "{\"name\": \"%s\"}".formatted(unique("Once"));
    String key = unique("key");
    var first = json(body).header("Idempotency-Key", key).post(DOMAINS);

    // When
    var second = json(body).header("Idempotency-Key", key).post(DOMAINS);

    // Then
    second.then().statusCode(201).header("Location", first.header("Location"));
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void refusesAnIdempotencyKeyThatCameWithAnotherBody() {
    // Given
    String key = unique("key");
    json("{\"name\": \"%s\"}".formatted(unique("Once")))
        .header("Idempotency-Key", key)
        .post(DOMAINS);

    // When
    var response =
        json("{\"name\": \"%s\"}".formatted(unique("Other")))
            .header("Idempotency-Key", key)
            .post(DOMAINS);

    // Then
    response.then().statusCode(422).body("code", equalTo("key-reused"));
  }

  @Test
  void createsOneRecordForManyRequestsWithOneKey() throws Exception {
    // Given
    String name = unique("Once");
    String key = unique("key");
    Callable<Integer> post =
        () ->
            json("{\"name\": \"%s\"}".formatted(name))
                .header("Idempotency-Key", key)
                .post(DOMAINS)
                .statusCode();

    // When
    List<Integer> statuses = together(Collections.nCopies(12, post));

    // Then
    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    given().queryParam("q", name).get(DOMAINS).then().body("items.name", contains(name));
  }

  @Test
  void findsTextWhateverItsCaseAndWithoutWildcards() {
    // Given
    String name = unique("100%_sure");
    domain(name);
    domain(unique("100 and sure"));

    // When
    var response = given().queryParam("q", "100%_SURE").get(DOMAINS);

    // Then
    response.then().statusCode(200).body("items.name", contains(name));
  }

  @Test
  void filtersByTag() {
    // Given
    String tag = unique("tag");
    String id =
        app.ontos.testing.Api.created(
            DOMAINS, "{\"name\": \"%s\", \"tags\": [\"%s\"]}".formatted(unique("Tagged"), tag));

    // When
    var response = given().queryParam("tag", tag).get(DOMAINS);

    // Then
    response.then().statusCode(200).body("items.id", contains(id));
  }

  @Test
  void filtersByParent() {
    // Given
    String parent = domain(unique("Parent"));
    String child = domain(unique("Child"), parent);

    // When
    var response = given().queryParam("parentId", parent).get(DOMAINS);

    // Then
    response.then().statusCode(200).body("items.id", contains(child));
  }

  @Test
  void namesTheMethodsOfAPathThatRefusesOne() {
    // When
    var response = when().delete(DOMAINS);

    // Then
    response
        .then()
        .statusCode(405)
        .contentType(PROBLEM)
        .header("Allow", "GET, HEAD, OPTIONS, POST");
  }

  @Test
  void answersAnUnknownIdWithAProblem() {
    // When
    var response = when().get(DOMAINS + "/not-an-id");

    // Then
    response.then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
  }

  @Test
  void leavesAnAuditEventWithWhatChanged() {
    // Given
    String name = unique("Audited");
    String id = domain(name);
    patch("{\"description\": \"new\"}").header("If-Match", "\"1\"").patch(DOMAINS + "/" + id);

    // When
    var response = given().queryParam("entityId", id).get("/api/v1/audit-events");

    // Then
    response
        .then()
        .statusCode(200)
        .body("items.action", contains("updated", "created"))
        .body("items[0].actor", equalTo("local@localhost"))
        .body("items[0].changes.field", contains("description"))
        .body("items[0].changes[0].before", nullValue())
        .body("items[0].changes[0].after", equalTo("new"))
        .body("items[1].changes.field", hasItem("name"));
  }

  private static int moveStatus(String id, String parent) {
    return patch("{\"parentId\": \"%s\"}".formatted(parent))
        .header("If-Match", "*")
        .patch(DOMAINS + "/" + id)
        .statusCode();
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<T>> futures = threads.invokeAll(calls, 60, TimeUnit.SECONDS);
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(1, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
