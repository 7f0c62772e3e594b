package app.ontos.connections.pool;

import app.ontos.connections.Target;
import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.Login;
import app.ontos.connections.login.LoginDiagnosis;
import app.ontos.connections.login.Logins;
import app.ontos.connections.login.PhysicalLogin;
import app.ontos.connections.login.Trouble;
import app.ontos.identity.Caller;
import app.ontos.shared.outbound.OutboundPolicy;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pools of all connections.
 *
 * <p>Guarantees, for any number of threads:
 *
 * <ol>
 *   <li>However many ask at once for an environment that has no pool yet, one is made.
 *   <li>A session is only ever used by the identity that logged in with it.
 *   <li>A changed connection is used as it is now: its older pools give no more sessions, and close
 *       when the last one is back.
 *   <li>Pools and sessions are limited in all; those that nobody uses make room for others first.
 * </ol>
 */
@ApplicationScoped
public class ConnectionPools {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Logins logins;
  private final OutboundPolicy outbound;
  private final PoolSettings settings;
  private final SessionBudget budget;
  private final Map<PoolKey, ConnectionPool> pools = new ConcurrentHashMap<>();

  ConnectionPools(Logins logins, OutboundPolicy outbound, PoolSettings settings) {
    this.logins = logins;
    this.outbound = outbound;
    this.settings = settings;
    this.budget =
        new SessionBudget(
            settings.maxSessions(), () -> pools.values().forEach(ConnectionPool::shrink));
  }

  /**
   * A session in the target's database, to be closed by the caller.
   *
   * @throws ConnectionFailure if there is none to be had
   */
  public PooledSession borrow(Target target, Caller caller) {
    ConnectionPool pool = enter(target, caller);
    boolean taken = false;
    try {
      PooledSession session = new PooledSession(pool.take(), pool);
      taken = true;
      return session;
    } catch (SQLException | RuntimeException e) {
      throw explained(e, target);
    } finally {
      if (!taken) {
        pool.leave();
      }
    }
  }

  private ConnectionPool enter(Target target, Caller caller) {
    PoolKey key = PoolKey.of(target, caller);
    while (true) {
      ConnectionPool pool = pools.get(key);
      if (pool == null) {
        makeRoom(key);
        pool = pools.computeIfAbsent(key, absent -> open(target, caller));
      }
      if (pool.enter(caller)) {
        return pool;
      }
      pools.remove(key, pool); // closed a moment ago
    }
  }

  private ConnectionPool open(Target target, Caller caller) {
    Login login = logins.of(target, caller);
    PhysicalLogin physical = new PhysicalLogin(target, login, outbound);
    try {
      return new ConnectionPool(target, login, () -> budget.open(physical::open), settings);
    } catch (SQLException e) {
      throw new IllegalStateException("a pool could not be made", e);
    }
  }

  /** Older versions of the environment go, and where there are too many pools the idlest. */
  private void makeRoom(PoolKey key) {
    pools.forEach(
        (other, pool) -> {
          if (other.isBehind(key) && pools.remove(other, pool)) {
            pool.retire();
          }
        });
    if (pools.size() < settings.maxPools()) {
      return;
    }
    List<Map.Entry<PoolKey, ConnectionPool>> idlest =
        pools.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    entry -> entry.getValue().unusedFor(), Comparator.reverseOrder()))
            .toList();
    for (Map.Entry<PoolKey, ConnectionPool> entry : idlest) {
      if (entry.getValue().closeIfUnused()) {
        pools.remove(entry.getKey(), entry.getValue());
        return;
      }
    }
    throw exhausted("as many databases as it may");
  }

  /** Closes the pools that nobody has used for a while. */
  @Scheduled(every = "30s", delayed = "30s")
  void closeUnused() {
    pools.forEach(
        (key, pool) -> {
          if (pool.unusedFor().compareTo(settings.poolIdleTimeout()) > 0 && pool.closeIfUnused()) {
            pools.remove(key, pool);
          }
        });
  }

  private static ConnectionFailure explained(Exception failure, Target target) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SessionBudget.SessionsExhausted) {
        return exhausted("as many sessions as it may");
      }
      if (cause instanceof ConnectionPool.AllInUse) {
        return ConnectionFailure.passing(
            Trouble.CAPACITY_EXHAUSTED,
            "All %d sessions of the environment are in use"
                .formatted(target.settings().pool().maxSize()),
            "Try again in a moment, or give the environment a larger pool",
            SOON);
      }
    }
    return LoginDiagnosis.of(failure, target);
  }

  private static ConnectionFailure exhausted(String what) {
    return ConnectionFailure.passing(
        Trouble.CAPACITY_EXHAUSTED,
        "The service has %s in use".formatted(what),
        "Try again in a moment; an operator can raise ontos.connections.max-sessions",
        SOON);
  }

  @PreDestroy
  void stop() {
    pools.values().forEach(ConnectionPool::retire);
  }
}
