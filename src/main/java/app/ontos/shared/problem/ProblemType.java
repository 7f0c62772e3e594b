package app.ontos.shared.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of problem that the service reports. Clients branch on {@link #code()}, which never
 * changes once published; the title may be reworded.
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, "malformed-request", "The request can't be understood"),
  NO_CALLER(401, "no-caller", "Nobody is signed in"),
  FORBIDDEN(403, "forbidden", "Not allowed"),
  CROSS_SITE(403, "cross-site", "Another site may not change records here"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not supported here"),
  NOT_ACCEPTABLE(406, "not-acceptable", "The wanted media type is not offered"),
  NAME_TAKEN(409, "name-taken", "The name is taken"),
  IN_USE(409, "in-use", "Other records refer to it"),
  CYCLE(409, "cycle", "The tree would have a cycle"),
  CONFLICT(409, "conflict", "The request conflicts with the present state"),
  REQUEST_IN_FLIGHT(409, "request-in-flight", "The first request with this key is still running"),
  SECRET_KEY_MISSING(409, "secret-key-missing", "Secrets can't be stored without a key"),
  SECRET_UNREADABLE(409, "secret-unreadable", "A stored secret can't be read"),
  RUN_CANCELLED(409, "run-cancelled", "The run was stopped"),
  TOO_MANY_ROWS(409, "too-many-rows", "More rows would change than may"),
  STALE_VERSION(412, "stale-version", "The record has changed since it was read"),
  TOO_LARGE(413, "too-large", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The media type is not supported here"),
  INVALID_FIELDS(422, "invalid-fields", "Some fields are not valid"),
  KEY_REUSED(422, "key-reused", "The idempotency key was used with another request"),
  STATEMENT_REFUSED(422, "statement-refused", "The statement may not run"),
  SQL_ERROR(422, "sql-error", "The database refused the statement"),
  PRECONDITION_REQUIRED(428, "precondition-required", "If-Match is required"),
  INTERNAL(500, "internal", "Something went wrong on our side"),
  CONNECTION_FAILED(502, "connection-failed", "The connected database could not be entered"),
  UNAVAILABLE(503, "unavailable", "The database is not available"),
  CONNECTION_UNAVAILABLE(
      503, "connection-unavailable", "The connected database is not available at present"),
  TOO_MANY_RUNS(503, "too-many-runs", "Too many runs are waiting"),
  STOPPING(503, "stopping", "The service is stopping"),
  STATEMENT_TIMEOUT(504, "statement-timeout", "The database took too long");

  private final int status;
  private final String code;
  private final String title;

  ProblemType(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The stable name that clients branch on, also the last part of the {@code type} URN. */
  public String code() {
    return code;
  }

  /** A short sentence that is the same for every problem of this type. */
  public String title() {
    return title;
  }

  /** This type with a sentence about the case at hand, ready to be thrown. */
  public ProblemException because(String detail) {
    return new Problem(this, detail, List.of(), List.of(), Optional.empty()).asException();
  }

  /** As {@link #because}, telling the client when a retry is worth while. */
  public ProblemException because(String detail, Duration retryAfter) {
    return new Problem(this, detail, List.of(), List.of(), Optional.of(retryAfter)).asException();
  }
}
