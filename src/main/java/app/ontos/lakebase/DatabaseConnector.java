package app.ontos.lakebase;

import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemMappers.DatabaseLost;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings the database to {@link DatabaseState.Ready} and back there after a loss, on one thread of
 * its own, with capped back-off, for as long as the service lives. A database that sleeps or is not
 * there yet is a normal start: the HTTP port is open meanwhile and says so.
 */
@ApplicationScoped
public class DatabaseConnector {
  private static final Logger LOG = Logger.getLogger(DatabaseConnector.class);

  private final DatabaseSettings settings;
  private final SchemaPreparation schema;
  private final LoginSource logins;
  private final FailureDiagnosis diagnosis;
  private final RecentFailures failures;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ontos-database");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean connecting = new AtomicBoolean();

  /** The diagnosis that the log has, until the database is ready: attempts repeat, words do not. */
  private volatile Optional<Diagnosis> told = Optional.empty();

  private volatile DatabaseState state = new DatabaseState.Starting();

  DatabaseConnector(
      DatabaseSettings settings,
      SchemaPreparation schema,
      LoginSource logins,
      FailureDiagnosis diagnosis,
      RecentFailures failures) {
    this.settings = settings;
    this.schema = schema;
    this.logins = logins;
    this.diagnosis = diagnosis;
    this.failures = failures;
  }

  void start(@Observes StartupEvent started) {
    connect();
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }

  /** The state of the moment. */
  public DatabaseState state() {
    return state;
  }

  /** What is odd about the configuration, and keeps nobody from working. */
  public List<Diagnosis> notices() {
    return Stream.concat(logins.notices().stream(), schema.notices().stream()).toList();
  }

  /**
   * To be told when a statement failed because the database is away. Requests are then answered
   * without asking it, until an attempt succeeds. Where it is only that no more connections come
   * about, those that there are serve on.
   */
  void lost(@Observes DatabaseLost loss) {
    boolean nothingLeft = SqlState.isLostConnection(loss.failure()) || !schema.holdsConnections();
    if (state instanceof DatabaseState.Ready && nothingLeft) {
      unavailable(loss.failure());
      connect();
    }
  }

  private void connect() {
    if (connecting.compareAndSet(false, true)) {
      schedule(Duration.ZERO, settings.retryFirst());
    }
  }

  private void schedule(Duration pause, Duration next) {
    try {
      ScheduledFuture<?> unused =
          thread.schedule(() -> attempt(next), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The service is stopping; no further attempt to reach the database");
    }
  }

  private void attempt(Duration pause) {
    try {
      schema.prepare(() -> state = new DatabaseState.Migrating());
      connecting.set(false);
      told = Optional.empty();
      state = new DatabaseState.Ready();
      LOG.info("The database is ready");
      notices().forEach(DatabaseConnector::warn);
    } catch (SQLException | RuntimeException | Error e) { // nobody else would try again
      unavailable(e);
      Duration doubled = pause.multipliedBy(2);
      Duration next = doubled.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : doubled;
      schedule(jittered(pause), next);
    }
  }

  private void unavailable(Throwable failure) {
    Diagnosis found = diagnosis.of(failure, logins.lastUsed());
    if (!Optional.of(found).equals(told)) {
      told = Optional.of(found);
      failures.add("database", found.code() + ": " + found.reason());
      warn(found);
      LOG.debug("The failure behind it", failure);
    }
    state = new DatabaseState.Unavailable(found);
  }

  private static void warn(Diagnosis diagnosis) {
    LOG.warnf("%s: %s. Remedy: %s", diagnosis.code(), diagnosis.reason(), diagnosis.remedy());
  }

  /** Up to a fifth less, so that several instances do not knock in step. */
  private static Duration jittered(Duration pause) {
    double factor = 1 - ThreadLocalRandom.current().nextDouble(0.2);
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
