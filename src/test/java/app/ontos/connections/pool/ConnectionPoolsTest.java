package app.ontos.connections.pool;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.LakebaseConnections;
import app.ontos.identity.Caller;
import app.ontos.local.LakebaseEmulator;
import app.ontos.shared.secrets.Secret;
import app.ontos.shared.secrets.SecretUnreadable;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class ConnectionPoolsTest {
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final Caller ADMIN = new Caller("local@localhost", true);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String DATABASE = String.valueOf(EMULATOR.environment().get("PGDATABASE"));

  @Inject ConnectionPools pools;
  @Inject Targets targets;
  @Inject Jdbi database;

  private final LakebaseConnections lakebase = LakebaseConnections.to(EMULATOR);

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void makesOnePoolForFiftyWhoAskAtOnce() throws Exception {
    // Given
    Target target = target(registered(limited(4)));
    int before = sessionsOf(EMULATOR.identity().clientId());
    ExecutorService callers = Executors.newFixedThreadPool(50);
    CountDownLatch together = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(
          callers.submit(
              () -> {
                together.await();
                try (PooledSession session = pools.borrow(target, ADMIN)) {
                  return text(session, "select pg_backend_pid() from pg_sleep(0.02)");
                }
              }));
    }

    // When
    together.countDown();

    // Then
    Set<String> backends = new HashSet<>();
    for (Future<String> answer : answers) {
      backends.add(answer.get(30, TimeUnit.SECONDS));
    }
    assertThat(backends).hasSizeBetween(1, 4);
    assertThat(sessionsOf(EMULATOR.identity().clientId()) - before).isBetween(1, 4);
    callers.shutdownNow();
  }

  @Test
  void neverUsesOnePersonsSessionForAnother() throws Exception {
    // Given
    Target target = target(registered(lakebase.environment(lakebase.callersFederation())));
    Caller ada = person(EMULATOR.identity().personEmail());
    Caller grace = person(LakebaseConnections.GRACE);

    // When
    try (PooledSession ofAda = pools.borrow(target, ada);
        PooledSession ofGrace = pools.borrow(target, grace)) {

      // Then
      assertThat(text(ofAda, "select current_user")).isEqualTo(ada.principal());
      assertThat(text(ofGrace, "select current_user")).isEqualTo(grace.principal());
    }
    try (PooledSession again = pools.borrow(target, grace)) {
      assertThat(text(again, "select current_user")).isEqualTo(grace.principal());
    }
  }

  @Test
  void givesNothingToAPersonWithoutATokenThoughOthersHaveSessions() {
    // Given
    Target target = target(registered(lakebase.environment(lakebase.callersFederation())));
    pools.borrow(target, person(LakebaseConnections.GRACE)).close();

    // When
    ConnectionFailure failure =
        catchThrowableOfType(
            ConnectionFailure.class,
            () -> pools.borrow(target, new Caller("nobody@example.com", false)));

    // Then
    assertThat(failure.code()).isEqualTo("IDENTITY_PROVIDER_TOKEN_NOT_FOUND");
  }

  @Test
  void leavesNothingOfAUseInTheSession() throws Exception {
    // Given
    Target target = target(registered(limited(1)));
    try (PooledSession session = pools.borrow(target, ADMIN)) {
      run(session, "set statement_timeout = '7s'");
      run(session, "create temporary table left_behind (id int)");
      run(session, "prepare left_behind as select 1");
      run(session, "listen left_behind");
      run(session, "select pg_advisory_lock(4711)");
      session.connection().setAutoCommit(false);
      run(session, "select 1");
    }

    // When
    try (PooledSession session = pools.borrow(target, ADMIN)) {

      // Then
      assertThat(text(session, "show statement_timeout")).isEqualTo("0");
      assertThat(text(session, "select to_regclass('left_behind')")).isEqualTo("null");
      assertThat(text(session, "select count(*) from pg_prepared_statements where from_sql"))
          .isEqualTo("0");
      assertThat(text(session, "select count(*) from pg_listening_channels()")).isEqualTo("0");
      assertThat(text(session, "select count(*) from pg_locks where objid = 4711")).isEqualTo("0");
      assertThat(session.connection().getAutoCommit()).isTrue();
    }
  }

  @Test
  void opensANewSessionInThePlaceOfABrokenOne() throws Exception {
    // Given
    Target target = target(registered(limited(1)));
    PooledSession broken = pools.borrow(target, ADMIN);
    String pid = text(broken, "select pg_backend_pid()");
    EMULATOR.runAsAdmin("select pg_terminate_backend(%s)".formatted(pid));

    // When
    broken.close();

    // Then
    try (PooledSession session = pools.borrow(target, ADMIN)) {
      assertThat(text(session, "select pg_backend_pid()")).isNotEqualTo(pid);
    }
  }

  @Test
  void usesAChangedConnectionAsItIsNow() throws Exception {
    // Given
    UUID id = registered(limited(2));
    Target before = target(id);
    PooledSession inUse = pools.borrow(before, ADMIN);
    pools.borrow(before, ADMIN).close();
    String schema = "{\"environments\": {\"production\": {\"defaultSchema\": \"elsewhere\"}}}";
    patch(schema).header("If-Match", "\"1\"").patch(CONNECTIONS + "/" + id).then().statusCode(200);

    // When
    try (PooledSession session = pools.borrow(target(id), ADMIN)) {

      // Then
      assertThat(text(session, "show search_path")).contains("elsewhere");
      assertThat(text(inUse, "show search_path")).doesNotContain("elsewhere");
    }
    String pid = text(inUse, "select pg_backend_pid()");
    inUse.close();
    await()
        .atMost(SOON)
        .until(() -> asAdmin("select count(*) from pg_stat_activity where pid = " + pid) == 0);
  }

  @Test
  void mintsAnotherCredentialWhenTheServerRefusesTheOneInHand() throws Exception {
    // Given
    Target target = target(registered(limited(2)));
    PooledSession first = pools.borrow(target, ADMIN);
    EMULATOR.revokeCredential();

    // When
    PooledSession second = pools.borrow(target, ADMIN);

    // Then
    assertThat(text(second, "select 1")).isEqualTo("1");
    second.close();
    first.close();
  }

  @Test
  void goesOnWhenACredentialEndsDuringItsUse() throws Exception {
    // Given
    EMULATOR.tokenLifetime(Duration.ofSeconds(3));
    Target target = target(registered(limited(2)));
    PooledSession first = pools.borrow(target, ADMIN);
    EMULATOR.tokenLifetime(Duration.ofMinutes(60));
    long mints = EMULATOR.mints();
    await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

    // When
    PooledSession second = pools.borrow(target, ADMIN);

    // Then
    assertThat(text(first, "select 1")).isEqualTo("1");
    assertThat(text(second, "select 1")).isEqualTo("1");
    assertThat(EMULATOR.mints()).isGreaterThan(mints);
    second.close();
    first.close();
  }

  @Test
  void refusesASecretThatWasSealedForAnotherRecord() {
    // Given
    UUID mine = registered(limited(1));
    UUID other = registered(limited(1));
    database.useHandle(
        handle ->
            handle.execute(
                """
                update connection_secret set sealed = (
                  select sealed from connection_secret where connection_id = ?)
                where connection_id = ?""",
                other,
                mine));

    // When
    SecretUnreadable failure =
        catchThrowableOfType(SecretUnreadable.class, () -> targets.find(mine, "production"));

    // Then
    assertThat(failure).hasMessageContaining("clientSecret");
  }

  private ObjectNode limited(int sessions) {
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    environment.putObject("pool").put("maxSize", sessions);
    return environment;
  }

  private static UUID registered(ObjectNode environment) {
    return UUID.fromString(
        created(CONNECTIONS, connection(unique("Pooled"), environment.toString())));
  }

  private Target target(UUID id) {
    return targets.find(id, "production");
  }

  private Caller person(String name) {
    return new Caller(name, false, Optional.of(new Secret(lakebase.subjectToken(name))));
  }

  private static int sessionsOf(String role) throws SQLException {
    return asAdmin("select count(*) from pg_stat_activity where usename = '%s'".formatted(role));
  }

  private static int asAdmin(String sql) throws SQLException {
    try (Connection connection = EMULATOR.postgres().connect(DATABASE);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void run(PooledSession session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(PooledSession session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
