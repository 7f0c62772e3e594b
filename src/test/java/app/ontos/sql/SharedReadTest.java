package app.ontos.sql;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.sql.SavedQueries.run;
import static app.ontos.sql.SavedQueries.type;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads of one query that wait at the same time. */
@ServiceTest
class SharedReadTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final Relay RELAY = Relay.to(EMULATOR.postgres().port());
  private static final SavedQueries DATABASE = new SavedQueries(EMULATOR);

  /** So many groups are under way before others wait. */
  private static final int UNDER_WAY = 2;

  private final ExecutorService clients = Executors.newCachedThreadPool();

  @BeforeAll
  static void tables() {
    EMULATOR.runAsAdmin(
        """
        create table word (id int primary key, text text not null, at timestamptz);
        insert into word select i, 'word ' || i, now() from generate_series(1, 100) i;
        grant select on word to public;
        create function noted(note text) returns text language plpgsql as $$
        declare before text := current_setting('ontos.note', true);
        begin
          perform set_config('ontos.note', note, false);
          return coalesce(before, '');
        end $$""");
  }

  @AfterAll
  static void stop() {
    RELAY.close();
    EMULATOR.close();
  }

  @Test
  void asksForWhatItKnowsInOneRoundTrip() {
    // Given
    String query = known("select text, at from word where id = :n and text <> :n::text", 1);
    int before = RELAY.roundTrips();

    // When
    Response response = run(query, body(2));

    // Then
    response.then().statusCode(200).body("rows[0][0]", equalTo("word 2"));
    assertThat(RELAY.roundTrips() - before).isEqualTo(1);
  }

  @Test
  void takesThoseThatWaitToTheServerTogether() throws Exception {
    // Given
    String query = known("select id, text from word where id = :n", 1);
    whileOthersAreUnderWay(query, 1, body(50)); // all have logged in
    int before = RELAY.roundTrips();

    // When
    List<Response> responses = whileOthersAreUnderWay(query, 16, body(50));

    // Then
    assertThat(texts(responses))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 16).mapToObj(i -> "[%d, word %d]".formatted(i, i)).toList());
    assertThat(RELAY.roundTrips() - before).isLessThanOrEqualTo(UNDER_WAY + 8); // 16 alone
  }

  @Test
  void letsNoneSeeWhatAnotherHasLeft() throws Exception {
    // Given
    String query = known("select noted(:n::text)", 1);

    // When
    List<Response> responses = whileOthersAreUnderWay(query, 8, body(50));

    // Then
    assertThat(texts(responses)).hasSize(8).containsOnly("[]");
  }

  @Test
  void answersTheOthersWhenOneOfThemFails() throws Exception {
    // Given
    String query = known("select 12 / (:n - 4)", 1);

    // When
    List<Response> responses = whileOthersAreUnderWay(query, 8, body(50));

    // Then
    assertThat(responses.stream().map(Response::statusCode))
        .containsExactly(200, 200, 200, 422, 200, 200, 200, 200);
    assertThat(texts(List.of(responses.get(4), responses.get(5)))).containsExactly("[12]", "[6]");
  }

  @Test
  void answersTheOthersWhenOneOfThemIsSlow() throws Exception {
    // Given
    String query = known("select count(*) from generate_series(1, power(10, :n % 8)::int)", 0);

    // When
    List<Response> responses = whileOthersAreUnderWay(query, 8, body(0));

    // Then
    assertThat(texts(responses)).contains("[10]", "[100]", "[10000000]").hasSize(8);
  }

  @Test
  void stopsOneThatWaits() throws Exception {
    // Given
    String query = known("select text from word where id = :n", 1);
    UUID id = UUID.randomUUID();
    RELAY.keep();
    List<CompletableFuture<Response>> underWay = underWay(query, body(1));
    CompletableFuture<Response> waiting =
        sent(query, "{\"runId\": \"%s\", \"parameters\": {\"n\": 2}}".formatted(id));
    await().atMost(SOON).until(() -> started(query) == 1);

    // When
    await().atMost(SOON).until(() -> delete("/api/v1/runs/" + id).statusCode() == 204);
    RELAY.goOn();

    // Then
    get(waiting).then().statusCode(409).body("code", equalTo("run-cancelled"));
    for (CompletableFuture<Response> one : underWay) {
      get(one).then().statusCode(200);
    }
  }

  /** A query behind the relay that has run often enough to be known, and to be known as quick. */
  private static String known(String sql, int parameter) {
    LakebaseConnections lakebase = LakebaseConnections.to(EMULATOR);
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.put("port", RELAY.port()).putObject("pool").put("maxSize", 4);
    String connection = created(CONNECTIONS, connection(unique("Words"), environment.toString()));
    String query =
        DATABASE.saved(
            connection,
            "q-" + UUID.randomUUID(),
            sql,
            Map.of("parameters", Map.of("n", type("integer"))));
    for (int i = 0; i < 8; i++) {
      run(query, body(parameter)).then().statusCode(200);
    }
    return query;
  }

  /** The answers to runs with the parameters from 1 that had to wait for others. */
  private List<Response> whileOthersAreUnderWay(String query, int count, String others)
      throws Exception {
    List<CompletableFuture<Response>> waiting = new ArrayList<>();
    RELAY.keep();
    try {
      List<CompletableFuture<Response>> underWay = underWay(query, others);
      for (int i = 1; i <= count; i++) {
        waiting.add(sent(query, named(i)));
      }
      await().atMost(SOON).until(() -> started(query) == count);
      assertThat(underWay).noneMatch(CompletableFuture::isDone);
    } finally {
      RELAY.goOn();
    }
    List<Response> responses = new ArrayList<>();
    for (CompletableFuture<Response> one : waiting) {
      responses.add(get(one));
    }
    return responses;
  }

  private List<CompletableFuture<Response>> underWay(String query, String body) {
    List<CompletableFuture<Response>> underWay = new ArrayList<>();
    for (int i = 0; i < UNDER_WAY; i++) {
      underWay.add(sent(query, body));
    }
    await().atMost(SOON).until(() -> RELAY.kept() == UNDER_WAY);
    return underWay;
  }

  private CompletableFuture<Response> sent(String query, String body) {
    return CompletableFuture.supplyAsync(() -> run(query, body), clients);
  }

  private static Response get(CompletableFuture<Response> answer) throws Exception {
    return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private static long started(String query) {
    List<String> outcomes =
        given().queryParam("queryId", query).get("/api/v1/runs").path("items.outcome");
    return outcomes.stream().filter("started"::equals).count();
  }

  private static List<String> texts(List<Response> responses) {
    return responses.stream()
        .map(response -> String.valueOf(response.<Object>path("rows[0]")))
        .toList();
  }

  private static String body(int parameter) {
    return "{\"parameters\": {\"n\": %d}}".formatted(parameter);
  }

  /** A run with an id is written down before it starts. */
  private static String named(int parameter) {
    return "{\"runId\": \"%s\", \"parameters\": {\"n\": %d}}"
        .formatted(UUID.randomUUID(), parameter);
  }
}
