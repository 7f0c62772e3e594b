package app.ontos.lakebase;

import app.ontos.shared.db.SqlState;

/**
 * Why the database can't be used.
 *
 * @param code a stable name for the case
 * @param reason a sentence about what is wrong
 * @param remedy the setting, SQL or command that mends it
 */
public record Diagnosis(String code, String reason, String remedy) {

  /** What a failed attempt to reach and prepare the database means. */
  static Diagnosis of(Throwable failure, DatabaseSettings settings) {
    String database = Identifiers.quote(settings.name());
    return switch (SqlState.of(failure)) {
      case SqlState.DATABASE_MISSING ->
          new Diagnosis(
              "DATABASE_MISSING",
              "The database %s does not exist".formatted(database),
              "CREATE DATABASE %s;".formatted(database));
      case SqlState.INSUFFICIENT_PRIVILEGE ->
          new Diagnosis(
              "NOT_ALLOWED",
              "The user may not create the schema or its tables",
              "GRANT CREATE ON DATABASE %s TO PUBLIC;".formatted(database));
      case SqlState.INVALID_PASSWORD ->
          new Diagnosis(
              "LOGIN_REFUSED",
              "The database refused the user or its password",
              "Check POSTGRES_USER and POSTGRES_PASSWORD");
      case SqlState.INVALID_AUTHORIZATION ->
          new Diagnosis(
              "LOGIN_NOT_ADMITTED",
              "The server did not admit the login: a paused instance, an unknown role, or an"
                  + " address that is not allowed",
              "Start the instance, or check the role and the server's access rules");
      default ->
          new Diagnosis(
              "UNREACHABLE",
              "The database can't be reached: " + rootMessage(failure),
              "Check POSTGRES_HOST and POSTGRES_PORT, and that the server runs");
    };
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
