package app.ontos.connections.login;

import app.ontos.connections.Environment;
import app.ontos.connections.Target;
import app.ontos.connections.tls.TlsTrouble;
import app.ontos.shared.db.Identifiers;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.outbound.AddressRefused;
import app.ontos.shared.secrets.SecretUnreadable;
import app.ontos.token.TokenFailure;
import app.ontos.workspace.WorkspaceFailure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells what a failed login means. Types and SQLSTATEs decide, never texts, which come in the
 * server's language.
 */
public final class LoginDiagnosis {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String CANNOT_CONNECT_NOW = "57P03";

  private final Target target;

  private LoginDiagnosis(Target target) {
    this.target = target;
  }

  /** The failure in words, with what helps. */
  public static ConnectionFailure of(Throwable failure, Target target) {
    return new LoginDiagnosis(target).diagnose(failure);
  }

  private ConnectionFailure diagnose(Throwable failure) {
    Optional<ConnectionFailure> known = first(failure, ConnectionFailure.class);
    if (known.isPresent()) {
      return known.get();
    }
    return first(failure, WorkspaceFailure.class)
        .map(LoginDiagnosis::ofWorkspace)
        .or(() -> ofToken(failure))
        .or(() -> first(failure, AddressRefused.class).map(LoginDiagnosis::ofAddress))
        .or(() -> TlsTrouble.of(failure).map(LoginDiagnosis::ofTls))
        .or(() -> ofServer(failure))
        .or(() -> ofNetwork(failure))
        .orElseGet(
            () ->
                failure(
                    failure,
                    Trouble.UNREACHABLE,
                    "The database can't be reached",
                    "Check host and port, and that the server runs"));
  }

  /** The workspace's own words are kept, they name the very thing that is wrong. */
  private static ConnectionFailure ofWorkspace(WorkspaceFailure failure) {
    boolean busy = failure.code().equals("CONTROL_PLANE_BUSY");
    return new ConnectionFailure(
        busy ? "RATE_LIMITED" : failure.code(),
        failure.reason(),
        failure.remedy(),
        failure.permanent() ? null : failure.retryAfter().orElse(SOON),
        failure);
  }

  /** A secret that the service can't open is as good as none. */
  static ConnectionFailure of(SecretUnreadable unreadable) {
    return new ConnectionFailure(
        Trouble.SECRET_UNREADABLE.name(),
        String.valueOf(unreadable.getMessage()),
        "Send the secret again, or put its key back into ONTOS_SECRET_KEY",
        null,
        unreadable);
  }

  private static Optional<ConnectionFailure> ofToken(Throwable failure) {
    return first(failure, TokenFailure.class)
        .map(
            token ->
                new ConnectionFailure(
                    Trouble.TIMED_OUT.name(),
                    "There is no token to log in with: " + token.getMessage(),
                    "Try again; if it lasts, check that the workspace answers",
                    SOON,
                    token));
  }

  private static ConnectionFailure ofAddress(AddressRefused refused) {
    return new ConnectionFailure(
        Trouble.HOST_NOT_ALLOWED.name(),
        String.valueOf(refused.getMessage()),
        "Use a Lakebase host name, or have the operator add the host to ONTOS_ALLOWED_HOSTS",
        null,
        refused);
  }

  private static ConnectionFailure ofTls(TlsTrouble trouble) {
    return new ConnectionFailure(
        "TLS_" + trouble.name(), trouble.reason(), trouble.remedy(), null, null);
  }

  private Optional<ConnectionFailure> ofServer(Throwable failure) {
    Environment settings = target.settings();
    return Optional.ofNullable(
        switch (SqlState.of(failure)) {
          case SqlState.INVALID_PASSWORD ->
              failure(
                  failure,
                  Trouble.LOGIN_REFUSED,
                  "The database has no such role, or the password or token is not for it",
                  settings.authentication().sendsToken()
                      ? "Check username; in the database: CREATE EXTENSION IF NOT EXISTS"
                          + " databricks_auth; SELECT databricks_create_role('…',"
                          + " 'USER' or 'SERVICE_PRINCIPAL')"
                      : "Check username and password");
          case SqlState.DATABASE_MISSING ->
              failure(
                  failure,
                  Trouble.DATABASE_MISSING,
                  "There is no database " + Identifiers.quote(settings.database()),
                  "Check database");
          case SqlState.INSUFFICIENT_PRIVILEGE ->
              failure(
                  failure,
                  Trouble.NOT_ALLOWED,
                  "The role may not connect to the database",
                  "In the database: GRANT CONNECT ON DATABASE %s TO the role"
                      .formatted(Identifiers.quote(settings.database())));
          case SqlState.INVALID_AUTHORIZATION, CANNOT_CONNECT_NOW ->
              passing(
                  failure,
                  Trouble.INSTANCE_STOPPED,
                  "The server does not admit the login at present, as while an instance is"
                      + " stopped, paused or starting, or from an address that is not allowed",
                  "Start the instance, and check the workspace's IP access list");
          case SqlState.TOO_MANY_CONNECTIONS ->
              passing(
                  failure,
                  Trouble.TOO_MANY_CONNECTIONS,
                  "The server has no free connection",
                  "Lower pool.maxSize, or use a larger instance");
          default -> null;
        });
  }

  private Optional<ConnectionFailure> ofNetwork(Throwable failure) {
    String host = target.settings().host();
    if (any(failure, UnknownHostException.class::isInstance)) {
      return Optional.of(
          failure(
              failure,
              Trouble.HOST_UNKNOWN,
              "The host name %s is not known".formatted(host),
              "Check host against the connection details in the workspace"));
    }
    if (any(failure, e -> e instanceof SocketTimeoutException || e instanceof TimeoutException)) {
      return Optional.of(
          passing(
              failure,
              Trouble.TIMED_OUT,
              "No answer from %s in time".formatted(host),
              "Check host and port, and that no firewall or private link stands in the way"));
    }
    boolean refused =
        any(failure, e -> e instanceof ConnectException || e instanceof NoRouteToHostException);
    return refused
        ? Optional.of(
            passing(
                failure,
                Trouble.CONNECTION_REFUSED,
                "Nothing listens at %s, port %d".formatted(host, target.settings().port()),
                "Check host and port, and that the server runs"))
        : Optional.empty();
  }

  private static ConnectionFailure failure(
      Throwable cause, Trouble trouble, String reason, String resolution) {
    return new ConnectionFailure(trouble.name(), reason, resolution, null, cause);
  }

  private static ConnectionFailure passing(
      Throwable cause, Trouble trouble, String reason, String resolution) {
    return new ConnectionFailure(trouble.name(), reason, resolution, SOON, cause);
  }

  private static boolean any(Throwable failure, Predicate<Throwable> test) {
    return causes(failure).anyMatch(test);
  }

  private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Stream<Throwable> causes(Throwable first) {
    return Stream.iterate(first, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
