package app.ontos.connections.login;

import app.ontos.connections.Target;
import app.ontos.identity.Caller;
import app.ontos.shared.outbound.OutboundPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tries a login from end to end, with new tokens and a new session, and closes it again. It answers
 * within {@link #LIMIT}, whatever the other side does.
 */
@ApplicationScoped
public class ConnectionTest {
  /** The longest that anybody waits for the answer. */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  /** A name server or a handshake that hangs keeps its thread for a while longer. */
  private static final int THREADS = 16;

  private static final int MAX_SCHEMAS = 200;

  private static final String ASK =
      """
      select current_setting('server_version') as server_version, current_database() as database,
        current_user as role, ssl.version as protocol, ssl.cipher,
        array(
          select cast(nspname as text) from pg_namespace
          where has_schema_privilege(oid, 'USAGE')
            and nspname !~ '^pg_' and nspname <> 'information_schema'
          order by nspname limit %d) as schemas
      from (values (1)) as always
        left join pg_stat_ssl ssl on ssl.pid = pg_backend_pid() and ssl.ssl"""
          .formatted(MAX_SCHEMAS);

  private final Logins logins;
  private final OutboundPolicy outbound;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "connection-test");
            thread.setDaemon(true);
            return thread;
          });

  ConnectionTest(Logins logins, OutboundPolicy outbound) {
    this.logins = logins;
    this.outbound = outbound;
  }

  /** Tries it. Nothing is thrown: a failure is an answer here. */
  public TestResult run(Target target, Caller caller) {
    try {
      Future<TestResult> attempt = threads.submit(() -> attempt(target, caller));
      try {
        return attempt.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        attempt.cancel(true);
      }
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause(), target);
    } catch (TimeoutException e) {
      return failed(e, target);
    } catch (RejectedExecutionException e) {
      return TestResult.Failed.of(
          ConnectionFailure.passing(
              Trouble.CAPACITY_EXHAUSTED,
              "%d connections are being tested already".formatted(THREADS),
              "Try again in a moment",
              LIMIT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(new TimeoutException("interrupted"), target);
    }
  }

  private TestResult attempt(Target target, Caller caller) throws SQLException {
    long start = System.nanoTime();
    try (Login login = logins.of(target, caller);
        Connection connection = new PhysicalLogin(target, login, outbound).open();
        Statement statement = connection.createStatement()) {
      long connected = System.nanoTime();
      statement.setQueryTimeout((int) LIMIT.toSeconds());
      try (ResultSet row = statement.executeQuery(ASK)) {
        row.next();
        long answered = System.nanoTime();
        return new TestResult.Connected(
            row.getString("server_version"),
            row.getString("database"),
            row.getString("role"),
            Optional.ofNullable(row.getString("protocol")),
            Optional.ofNullable(row.getString("cipher")),
            TimeUnit.NANOSECONDS.toMillis(connected - start),
            TimeUnit.NANOSECONDS.toMillis(answered - connected),
            List.of((String[]) row.getArray("schemas").getArray()));
      }
    }
  }

  private static TestResult failed(Throwable failure, Target target) {
    return TestResult.Failed.of(LoginDiagnosis.of(failure, target));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
