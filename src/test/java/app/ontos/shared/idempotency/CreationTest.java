package app.ontos.shared.idempotency;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Retries of a POST with an idempotency key, and requests that race with each other. */
@ServiceTest
class CreationTest {
  private static final String TEAMS = "/api/v1/teams";
  private static final String PROJECTS = "/api/v1/projects";

  @Inject Jdbi jdbi;

  @Test
  void answersARetryAsTheRecordWasWhenItWasCreated() {
    // Given
    String key = unique("key");
    String parent = domain(unique("Parent"));
    String body =
        "{\"name\":\"%s\",\"description\":\"All \\\"of\\\" it\",\"parentId\":\"%s\",\"tags\":[\"b\",\"a, c\"]}"
            .formatted(unique("Once"), parent);
    Response first = post(DOMAINS, key, body);
    json("{\"name\": \"%s\"}".formatted(unique("Renamed")))
        .header("If-Match", "\"1\"")
        .put(first.header("Location"))
        .then()
        .statusCode(200);

    // When
    Response retry = post(DOMAINS, key, body);

    // Then
    assertThat(answer(retry)).isEqualTo(answer(first)).startsWith("201 ");
  }

  @Test
  void answersARetryThoughTheRecordIsGone() {
    // Given
    String key = unique("key");
    String body = named(unique("Once"));
    Response first = post(DOMAINS, key, body);
    when().delete(first.header("Location")).then().statusCode(204);

    // When
    Response retry = post(DOMAINS, key, body);

    // Then
    assertThat(answer(retry)).isEqualTo(answer(first)).startsWith("201 ");
  }

  @Test
  void answersTheFirstTeamToARetry() {
    // Given
    String key = unique("key");
    String body =
        "{\"name\":\"%s\",\"title\":\"T\",\"description\":\"D\",\"domainId\":\"%s\"}"
            .formatted(unique("Once"), domain(unique("Home")));
    Response first = post(TEAMS, key, body);

    // When
    Response retry = post(TEAMS, key, body);

    // Then
    assertThat(answer(retry)).isEqualTo(answer(first)).startsWith("201 ");
  }

  @Test
  void answersTheFirstMemberToARetry() {
    // Given
    String key = unique("key");
    String members = TEAMS + "/" + created(TEAMS, named(unique("Team"))) + "/members";
    String body =
        "{\"principal\":\"Ann@example.com\",\"principalType\":\"user\",\"role\":\"owner\"}";
    Response first = post(members, key, body);

    // When
    Response retry = post(members, key, body);

    // Then
    assertThat(answer(retry)).isEqualTo(answer(first)).startsWith("201 ");
  }

  @Test
  void answersTheFirstProjectWithItsTeamsToARetry() {
    // Given
    String key = unique("key");
    String a = created(TEAMS, named(unique("A")));
    String b = created(TEAMS, named(unique("B")));
    String body =
        "{\"name\":\"%1$s\",\"title\":\"T\",\"ownerTeamId\":\"%2$s\",\"teamIds\":[\"%3$s\",\"%2$s\"]}"
            .formatted(unique("Once"), a, b);
    Response first = post(PROJECTS, key, body);

    // When
    Response retry = post(PROJECTS, key, body);

    // Then
    assertThat(answer(retry)).isEqualTo(answer(first)).startsWith("201 ");
  }

  @Test
  void createsAnotherRecordForAKeyOfTheDayBefore() {
    // Given
    String key = unique("key");
    post(DOMAINS, key, named(unique("Yesterday"))).then().statusCode(201);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update idempotency_key set created_at = now() - interval '24 hours' where key = ?",
                key));
    String name = unique("Today");

    // When
    Response response = post(DOMAINS, key, named(name));

    // Then
    response.then().statusCode(201).body("name", equalTo(name));
  }

  @Test
  void keepsNothingOfARequestThatWasRefused() {
    // Given
    String key = unique("key");
    String name = unique("Taken");
    String taken = domain(name);
    post(DOMAINS, key, named(name)).then().statusCode(409).body("code", equalTo("name-taken"));
    when().delete(DOMAINS + "/" + taken).then().statusCode(204);

    // When
    Response response = post(DOMAINS, key, named(name));

    // Then
    response.then().statusCode(201);
  }

  @Test
  void refusesARequestWhileTheFirstOneRuns() {
    // Given
    String key = unique("key");
    String slot = "local@localhost " + DOMAINS + " " + key;

    // When
    Response response =
        jdbi.inTransaction(
            handle -> {
              handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", slot);
              return post(DOMAINS, key, named(unique("Second")));
            });

    // Then
    response.then().statusCode(409).body("code", equalTo("request-in-flight"));
  }

  @Test
  void answersTheFirstResultThoughItWasCommittedAfterTheRetryHadLooked() {
    // Given
    String key = unique("key");
    String name = unique("Raced");

    // When
    Response retry = postWhileAnotherCommits(key, named(name), name, named(name));

    // Then
    retry.then().statusCode(201).body("createdBy", equalTo("the first"));
    given().queryParam("q", name).get(DOMAINS).then().body("items.name", contains(name));
  }

  @Test
  void refusesAnotherBodyThoughTheFirstWasCommittedAfterTheRequestHadLooked() {
    // Given
    String key = unique("key");
    String first = unique("First");
    String second = unique("Second");

    // When
    Response response = postWhileAnotherCommits(key, named(second), first, named(first));

    // Then
    response.then().statusCode(422).body("code", equalTo("key-reused"));
    given().queryParam("q", second).get(DOMAINS).then().body("items", empty());
  }

  @Test
  void createsOneRecordForTwentyRequestsWithOneKey() throws Exception {
    // Given
    String key = unique("key");
    String name = unique("Once");
    Callable<Response> post = () -> post(DOMAINS, key, named(name));

    // When
    List<Response> responses = together(Collections.nCopies(20, post));

    // Then
    assertThat(responses).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
    assertThat(bodies(responses, 201)).hasSize(1);
    assertThat(bodies(responses, 409)).allMatch(body -> body.contains("request-in-flight"));
    given().queryParam("q", name).get(DOMAINS).then().body("items.name", contains(name));
  }

  @Test
  void answersTwentyRetriesAtOnceWithoutRefusingAny() throws Exception {
    // Given
    String key = unique("key");
    String body = named(unique("Once"));
    post(DOMAINS, key, body).then().statusCode(201);
    Callable<Response> post = () -> post(DOMAINS, key, body);

    // When
    List<Response> responses = together(Collections.nCopies(20, post));

    // Then
    assertThat(responses).extracting(Response::statusCode).containsOnly(201);
  }

  /**
   * What a request is answered whose snapshot is older than the first one's commit, and that gets
   * the lock: the first has written and not yet committed when the request looks.
   */
  private Response postWhileAnotherCommits(
      String key, String body, String firstName, String firstBody) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  with after as (
                    insert into data_domain (id, name, name_key, version, created_at, created_by,
                      updated_at, updated_by)
                    values (gen_random_uuid(), :name, lower(:name), 1, now(), 'the first', now(),
                      'the first')
                    returning id, name, description, parent_id, tags, version, created_at,
                      created_by, updated_at, updated_by)
                  insert into idempotency_key (principal, route, key, body_digest, image, created_at)
                  select 'local@localhost', :route, :key, sha256(convert_to(:body, 'UTF8')),
                    to_jsonb(after), now()
                  from after
                  """)
              .bind("name", firstName)
              .bind("route", DOMAINS)
              .bind("key", key)
              .bind("body", firstBody)
              .execute();
          answer.completeAsync(() -> post(DOMAINS, key, body));
          await().until(this::isAnInsertWaiting);
        });
    return answer.join();
  }

  private boolean isAnInsertWaiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (
                      select from pg_stat_activity
                      where wait_event_type = 'Lock' and query like '%idempotency_key%')
                    """)
                .mapTo(Boolean.class)
                .one());
  }

  private static Response post(String route, String key, String body) {
    return json(body).header("Idempotency-Key", key).post(route);
  }

  private static String named(String name) {
    return "{\"name\":\"%s\"}".formatted(name);
  }

  /** All that a client sees of an answer. */
  private static String answer(Response response) {
    return String.join(
        " ",
        Integer.toString(response.statusCode()),
        response.header("Location"),
        response.header("ETag"),
        response.contentType(),
        response.asString());
  }

  private static Set<String> bodies(List<Response> responses, int status) {
    return responses.stream()
        .filter(response -> response.statusCode() == status)
        .map(Response::asString)
        .collect(Collectors.toSet());
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
