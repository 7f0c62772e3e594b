package app.ontos.connections.pool;

import app.ontos.connections.Target;
import app.ontos.connections.login.Logins;
import app.ontos.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may share sessions: those who use the same version of the same environment, and, where each
 * logs in as themselves, nobody else.
 *
 * @param caller whose sessions they are; empty where all callers log in as one
 */
record PoolKey(UUID connection, String environment, long version, Optional<String> caller) {

  static PoolKey of(Target target, Caller caller) {
    Optional<String> own =
        Logins.isOfCaller(target.settings()) ? Optional.of(caller.principal()) : Optional.empty();
    return new PoolKey(target.connectionId(), target.name(), target.version(), own);
  }

  /** Whether this is of an older version of the same environment. */
  boolean isBehind(PoolKey other) {
    return connection.equals(other.connection)
        && environment.equals(other.environment)
        && version < other.version;
  }
}
