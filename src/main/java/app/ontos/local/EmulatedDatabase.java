package app.ontos.local;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The PostgreSQL behind the emulator. A role's current credential is its password, with an end: so
 * PostgreSQL itself refuses one that is expired or superseded, with SQLSTATE 28P01.
 *
 * <p>The platform mints credentials while a database is down, for roles that may not exist yet. So
 * the current credential of every role is remembered, and set as soon as that is possible.
 */
final class EmulatedDatabase implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final String name;
  private final Map<String, Password> passwords = new TreeMap<>();
  private boolean stopped;

  private record Password(String text, Instant end) {
    @Override
    public String toString() {
      return "Password[until " + end + "]";
    }
  }

  EmulatedDatabase(EmbeddedPostgres server, String name) {
    this.server = server;
    this.name = name;
    server.createDatabase(name);
  }

  /** What attaching a database to an application does: its role may connect and create schemas. */
  synchronized void attach(String role) {
    String identifier = SuperuserSql.identifier(role);
    run(
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %s) THEN
            CREATE ROLE %s LOGIN;
          END IF;
        END $$"""
            .formatted(SuperuserSql.literal(role), identifier));
    run(
        "GRANT CONNECT, CREATE ON DATABASE %s TO %s"
            .formatted(SuperuserSql.identifier(name), identifier));
    apply((known, statement) -> run(statement));
  }

  /** Makes this the one password of the role, until then. */
  synchronized void setPassword(String role, String password, Instant end) {
    passwords.put(role, new Password(password, end));
    if (!stopped) {
      apply(
          (known, statement) -> {
            if (known.equals(role)) {
              run(statement);
            }
          });
    }
  }

  /** The role's credential is good no longer. */
  synchronized void revoke(String role) {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    setPassword(role, HexFormat.of().formatHex(random), Instant.now());
  }

  synchronized void run(String sql) {
    server.execute(name, sql);
  }

  synchronized void stop() {
    server.stopServer();
    stopped = true;
  }

  /**
   * Starts it; the passwords of credentials minted meanwhile are in force from its first moment.
   */
  synchronized void start() {
    if (stopped) {
      apply((known, statement) -> server.executeWhileStopped(statement.replace('\n', ' ')));
    }
    server.startServer();
    stopped = false;
  }

  /**
   * Every login but the superuser's is refused with SQLSTATE 28000, and open sessions are ended.
   */
  synchronized void pause() {
    server.admit(false);
    run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user");
  }

  synchronized void resume() {
    server.admit(true);
  }

  @Override
  public void close() {
    server.close();
  }

  private void apply(BiConsumer<String, String> action) {
    passwords.forEach(
        (role, password) ->
            action.accept(
                role,
                """
                DO $$ BEGIN
                  IF EXISTS (SELECT FROM pg_roles WHERE rolname = %s) THEN
                    ALTER ROLE %s PASSWORD %s VALID UNTIL %s;
                  END IF;
                END $$"""
                    .formatted(
                        SuperuserSql.literal(role),
                        SuperuserSql.identifier(role),
                        SuperuserSql.literal(password.text()),
                        SuperuserSql.literal(password.end().toString()))));
  }
}
