package app.ontos.shared.db;

import static app.ontos.testing.Api.DOMAINS;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts what reaches PostgreSQL, by its own statistics. */
@ServiceTest
class RoundTripsTest {
  @Inject Jdbi jdbi;

  @BeforeEach
  void createStatistics() {
    jdbi.useHandle(handle -> handle.execute("create extension if not exists pg_stat_statements"));
  }

  @Test
  void readsARecordInOneStatement() {
    // Given
    String id = domain(unique("Read"));
    reset();

    // When
    when().get(DOMAINS + "/" + id).then().statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void readsARecordInOneStatementForACallerWhoIsKnown() {
    // Given
    String path = DOMAINS + "/" + domain(unique("Read"));
    String caller = unique("ada");
    Roles.as(caller).get(path).then().statusCode(200);
    reset();

    // When
    Roles.as(caller).get(path).then().statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void readsAPageInOneStatement() {
    // Given
    reset();

    // When
    when().get(DOMAINS + "?limit=10&q=a&sort=-updatedAt").then().statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void createsARecordWithItsAuditEventInOneStatement() {
    // Given
    reset();

    // When
    domain(unique("Created"));

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void createsARecordWithAnIdempotencyKeyInOneStatement() {
    // Given
    String body = "{\"name\": \"%s\"}".formatted(unique("Created"));
    reset();

    // When
    json(body).header("Idempotency-Key", unique("key")).post(DOMAINS).then().statusCode(201);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void answersARetryInOneStatement() {
    // Given
    String body = "{\"name\": \"%s\"}".formatted(unique("Once"));
    String key = unique("key");
    json(body).header("Idempotency-Key", key).post(DOMAINS).then().statusCode(201);
    reset();

    // When
    json(body).header("Idempotency-Key", key).post(DOMAINS).then().statusCode(201);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void replacesARecordWithItsAuditEventInOneStatement() {
    // Given
    String id = domain(unique("Before"));
    reset();

    // When
    json("{\"name\": \"%s\"}".formatted(unique("After")))
        .header("If-Match", "\"1\"")
        .put(DOMAINS + "/" + id)
        .then()
        .statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  @Test
  void patchesARecordInTwoStatements() {
    // Given
    String id = domain(unique("Before"));
    reset();

    // When
    patch("{\"tags\": [\"a\"]}")
        .header("If-Match", "\"1\"")
        .patch(DOMAINS + "/" + id)
        .then()
        .statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(2);
  }

  @Test
  void movesARecordInTwoStatements() {
    // Given
    String parent = domain(unique("Parent"));
    String id = domain(unique("Child"));
    reset();

    // When
    json("{\"name\": \"%s\", \"parentId\": \"%s\"}".formatted(unique("Child"), parent))
        .header("If-Match", "\"1\"")
        .put(DOMAINS + "/" + id)
        .then()
        .statusCode(200);

    // Then
    assertThat(statements()).isEqualTo(2);
  }

  @Test
  void deletesARecordWithItsAuditEventInOneStatement() {
    // Given
    String id = domain(unique("Gone"));
    reset();

    // When
    when().delete(DOMAINS + "/" + id).then().statusCode(204);

    // Then
    assertThat(statements()).isEqualTo(1);
  }

  private void reset() {
    jdbi.useHandle(handle -> handle.execute("select pg_stat_statements_reset()"));
  }

  /** Top-level statements but for transaction control and the counting itself. */
  private long statements() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(calls), 0) from pg_stat_statements
                    where toplevel and query not ilike '%pg_stat_statements%'
                      and query not ilike 'begin%' and query not ilike 'commit%'
                      and query not ilike 'set %' and query not ilike 'show %'
                    """)
                .mapTo(Long.class)
                .one());
  }
}
