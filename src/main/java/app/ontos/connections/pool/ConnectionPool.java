package app.ontos.connections.pool;

import app.ontos.connections.Environment;
import app.ontos.connections.Target;
import app.ontos.connections.login.Login;
import app.ontos.identity.Caller;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sessions of one identity in one environment. Once retired it gives none any more, and is gone
 * when the last one is back. Safe for use by several threads.
 */
final class ConnectionPool {
  /** Lakebase may close what is older than a day; nobody misses a session after twelve hours. */
  private static final Duration MAX_LIFETIME = Duration.ofHours(12);

  private static final Duration UNCHECKED = Duration.ofSeconds(20);

  private final Login login;
  private final AgroalDataSource sessions;
  private final Duration patience;

  /** Those who want a session get it in the order in which they came. */
  private final Semaphore turns;

  /** Sessions in use; negative once it is closed, so that none can be taken any more. */
  private final AtomicInteger inUse = new AtomicInteger();

  private volatile boolean retired;
  private volatile long lastUsed = System.nanoTime();

  ConnectionPool(Target target, Login login, SessionBudget.Opening opening, PoolSettings settings)
      throws SQLException {
    this.login = login;
    this.patience = settings.acquisitionTimeout();
    this.turns = new Semaphore(target.settings().pool().maxSize(), true);
    this.sessions = AgroalDataSource.from(configuration(target.settings(), opening, settings));
  }

  private static AgroalDataSourceConfigurationSupplier configuration(
      Environment environment, SessionBudget.Opening opening, PoolSettings settings) {
    return new AgroalDataSourceConfigurationSupplier()
        .connectionPoolConfiguration(
            pool ->
                pool.minSize(0)
                    .initialSize(0)
                    .maxSize(environment.pool().maxSize())
                    .acquisitionTimeout(settings.acquisitionTimeout())
                    .reapTimeout(Duration.ofSeconds(environment.pool().idleTimeoutSeconds()))
                    .idleValidationTimeout(UNCHECKED)
                    .maxLifetime(MAX_LIFETIME)
                    .exceptionSorter(new PostgreSQLExceptionSorter())
                    .connectionValidator(
                        io.agroal.api.configuration.AgroalConnectionPoolConfiguration
                            .ConnectionValidator.defaultValidatorWithTimeout(2))
                    .connectionFactoryConfiguration(
                        factory ->
                            factory
                                .jdbcUrl(PoolDriver.URL)
                                .connectionProviderClass(PoolDriver.class)
                                .credential(opening)
                                .addSecurityProvider(credential -> PoolDriver.opening(opening))));
  }

  /** Counts a user in; false once it is closed. */
  boolean enter(Caller caller) {
    if (inUse.getAndUpdate(count -> count < 0 ? count : count + 1) < 0) {
      return false;
    }
    lastUsed = System.nanoTime();
    login.renew(caller.accessToken());
    return true;
  }

  /**
   * A session, for somebody who has been counted in.
   *
   * @throws AllInUse if others have had them all for too long
   */
  Connection take() throws SQLException {
    awaitTurn();
    boolean taken = false;
    try {
      Connection session = sessions.getConnection();
      taken = true;
      return session;
    } finally {
      if (!taken) {
        turns.release();
      }
    }
  }

  private void awaitTurn() throws AllInUse {
    try {
      if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AllInUse();
  }

  /** Others have had all sessions for too long. */
  static final class AllInUse extends SQLException {
    private static final long serialVersionUID = 1L;

    AllInUse() {
      super("All sessions are in use");
    }
  }

  /** Takes a session back. */
  void putBack(Connection session) throws SQLException {
    try {
      session.close();
    } finally {
      turns.release();
    }
  }

  /** Counts a user out. */
  void leave() {
    lastUsed = System.nanoTime();
    if (inUse.decrementAndGet() == 0 && retired) {
      closeIfUnused();
    }
  }

  /** Gives no more sessions to newcomers; closes now or when the last user has left. */
  void retire() {
    retired = true;
    closeIfUnused();
  }

  /** Closes it unless somebody uses it; whether it is closed. */
  boolean closeIfUnused() {
    if (!inUse.compareAndSet(0, -1)) {
      return inUse.get() < 0;
    }
    sessions.close();
    login.close();
    return true;
  }

  /** Closes the sessions that nobody uses at present, to make room for others. */
  void shrink() {
    sessions.flush(AgroalDataSource.FlushMode.IDLE);
  }

  boolean isUsed() {
    return inUse.get() > 0;
  }

  /** For how long nobody has used it. */
  Duration unusedFor() {
    return isUsed() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastUsed);
  }
}
