package app.ontos.lakebase;

import app.ontos.shared.db.Identifiers;
import app.ontos.shared.db.SqlState;
import app.ontos.workspace.WorkspaceFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Tells what a failed attempt to reach and prepare the database means. SQLSTATEs and exception
 * types decide, since the texts of servers and proxies change; the texts are only passed on.
 */
@ApplicationScoped
class FailureDiagnosis {
  /** The server is there and lets us in, and is the wrong one. */
  static final Diagnosis READ_ONLY =
      new Diagnosis(
          "READ_ONLY",
          "The server takes no writes: it is a standby, or another one has taken over from it",
          "Check that POSTGRES_HOST leads to the primary, and to a read-write endpoint; during a"
              + " failover, wait");

  private final DatabaseSettings settings;
  private final boolean local;

  FailureDiagnosis(DatabaseSettings settings) {
    this.settings = settings;
    this.local = LakebaseMode.of(settings.env()) == LakebaseMode.LOCAL;
  }

  /**
   * The diagnosis.
   *
   * @param failure what happened; its causes are looked at too
   * @param login the login that was tried, if it came to that
   */
  Diagnosis of(Throwable failure, Optional<DatabaseLogin> login) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailable known) {
        return known.diagnosis();
      }
      if (cause instanceof WorkspaceFailure known) {
        return new Diagnosis(known.code(), known.reason(), known.remedy());
      }
    }
    return ofDatabase(failure, login.map(DatabaseLogin::user).or(settings::user).orElse("?"));
  }

  private Diagnosis ofDatabase(Throwable failure, String user) {
    return switch (SqlState.of(failure)) {
      case SqlState.DATABASE_MISSING -> databaseMissing(user);
      case SqlState.INSUFFICIENT_PRIVILEGE ->
          new Diagnosis(
              "NOT_ALLOWED",
              "The user may not do what is needed: " + message(failure),
              grant(user));
      case SqlState.INVALID_PASSWORD -> loginRefused(user);
      case SqlState.INVALID_AUTHORIZATION -> notAdmitted(failure);
      case SqlState.TOO_MANY_CONNECTIONS ->
          new Diagnosis(
              "TOO_MANY_CONNECTIONS",
              "The server has no free connection",
              "Lower ONTOS_POOL_SIZE, or use a larger instance");
      case SqlState.READ_ONLY -> READ_ONLY;
      default -> ofNetwork(failure);
    };
  }

  private Diagnosis databaseMissing(String user) {
    String database = Identifiers.quote(settings.name());
    return new Diagnosis(
        "DATABASE_MISSING",
        "The database %s does not exist".formatted(database),
        "CREATE DATABASE %s; %s".formatted(database, grant(user)));
  }

  private Diagnosis loginRefused(String user) {
    if (local) {
      return new Diagnosis(
          "LOGIN_REFUSED",
          "The database refused the user or its password",
          "Check POSTGRES_USER and POSTGRES_PASSWORD");
    }
    String kind = user.contains("@") ? "USER" : "SERVICE_PRINCIPAL";
    return new Diagnosis(
        "LOGIN_REFUSED",
        "The database has no role %s, or the credential is not for it".formatted(user),
        """
        Attach the database to the app, or in the database: \
        CREATE EXTENSION IF NOT EXISTS databricks_auth; \
        SELECT databricks_create_role(%s, '%s'); %s"""
            .formatted(Identifiers.literal(user), kind, grant(user)));
  }

  private static Diagnosis notAdmitted(Throwable failure) {
    return new Diagnosis(
        "LOGIN_NOT_ADMITTED",
        "The server did not admit the login, as it does while an instance is stopped or paused, or"
            + " from an address that is not allowed: "
            + message(failure),
        "Start it: databricks database update-database-instance NAME stopped --json"
            + " '{\"stopped\": false}' (an Autoscaling endpoint wakes up by itself unless it is"
            + " disabled), and check the workspace's IP access list");
  }

  private Diagnosis ofNetwork(Throwable failure) {
    Throwable root = root(failure);
    if (root instanceof UnknownHostException) {
      return new Diagnosis(
          "HOST_UNKNOWN",
          "The database's host name is not known: " + message(failure),
          "Check POSTGRES_HOST against the connection details in the workspace");
    }
    if (isOfTls(failure)) {
      return new Diagnosis(
          "TLS_REFUSED",
          "No encrypted connection came about: " + message(failure),
          "Check POSTGRES_SSLMODE, and POSTGRES_SSLROOTCERT against the server's certificate");
    }
    if (root instanceof ConnectException
        || root instanceof NoRouteToHostException
        || root instanceof SocketTimeoutException) {
      return new Diagnosis(
          "NETWORK_REFUSED",
          "The network does not lead to the database: " + message(failure),
          "Check POSTGRES_HOST and POSTGRES_PORT, that the server runs, and that the network (IP"
              + " access list, private link, firewall) admits this address");
    }
    return new Diagnosis(
        "UNREACHABLE",
        "The database can't be reached: " + message(failure),
        "Check POSTGRES_HOST and POSTGRES_PORT, and that the server runs");
  }

  private String grant(String user) {
    return "GRANT CONNECT, CREATE ON DATABASE %s TO %s;"
        .formatted(Identifiers.quote(settings.name()), Identifiers.quote(user));
  }

  /** The driver reports a server without TLS by its text alone. */
  private static boolean isOfTls(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return message(failure).contains("SSL");
  }

  private static String message(Throwable failure) {
    Throwable cause = root(failure);
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
