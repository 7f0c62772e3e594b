package app.ontos.workspace;

import com.databricks.sdk.core.utils.SerDeUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a call that did not succeed means, read off the answer itself. */
final class Refusals {
  private static final ObjectMapper JSON = SerDeUtils.createMapper();

  /** How a personal access token is refused where the interface says 403 and means 401. */
  private static final Pattern BAD_TOKEN =
      Pattern.compile(
          "\\b(invalid|expired)\\b.*\\btoken\\b|\\btoken\\b.*\\bexpired\\b",
          Pattern.CASE_INSENSITIVE);

  private final String host;
  private final Remedies remedies;
  private final Duration timeout;

  /** What the answer's body says, for machines and for people. */
  private record Said(String code, String message) {
    @Override
    public String toString() {
      String text = message.isEmpty() ? code : code + ": " + message;
      return text.isEmpty() ? "without a word" : Redaction.clean(text);
    }
  }

  Refusals(String host, Remedies remedies, Duration timeout) {
    this.host = host;
    this.remedies = remedies;
    this.timeout = timeout;
  }

  /** An answer with a status that is no success. */
  WorkspaceFailure of(String call, HttpResponse<String> answer) {
    int status = answer.statusCode();
    Said said = said(answer.body());
    FailureCode code = meaning(status, call.substring(call.indexOf(' ') + 1), said);
    String reason =
        "%s at %s was answered with %d%s, %s"
            .formatted(call, host, status, redirection(answer), said);
    return WorkspaceFailure.of(code, reason, remedies.of(code)).withRetryAfter(retryAfter(answer));
  }

  private FailureCode meaning(int status, String path, Said said) {
    boolean login = path.startsWith("/oidc/");
    boolean aboutLakebase = path.matches("/api/2\\.0/(database|postgres|apps)/.*");
    if (status == 401
        || (status == 400 && login)
        || (status == 403 && BAD_TOKEN.matcher(said.message()).find())) {
      return remedies.refusedLogin();
    }
    if (status == 400 || status == 404) {
      return aboutLakebase ? FailureCode.LAKEBASE_NOT_FOUND : FailureCode.CONTROL_PLANE_UNREACHABLE;
    }
    return switch (status) {
      case 403 -> FailureCode.NOT_ALLOWED;
      case 429 -> FailureCode.CONTROL_PLANE_BUSY;
      default -> FailureCode.CONTROL_PLANE_UNREACHABLE;
    };
  }

  /**
   * A success. Only what the SDK would choke on without a clue is looked at: something else than
   * JSON, such as a proxy's page, and a step of a login that leads nowhere.
   *
   * @throws WorkspaceFailure CONTROL_PLANE_UNREACHABLE
   */
  void check(String call, HttpResponse<String> answer) {
    Optional<JsonNode> json = object(answer.body());
    if (json.isEmpty()) {
      String type = answer.headers().firstValue("Content-Type").orElse("an unnamed type");
      throw unreadable(
          "%s at %s was answered with %d and %s that is not JSON"
              .formatted(call, host, answer.statusCode(), Redaction.clean(type)));
    }
    if (call.contains(" /oidc/")) {
      String needed = call.startsWith("GET ") ? "token_endpoint" : "access_token";
      if (!json.get().path(needed).isTextual()) {
        throw unreadable("%s at %s was answered without %s".formatted(call, host, needed));
      }
    }
  }

  /** A success whose content is not what the interface promises. */
  WorkspaceFailure unreadable(String reason) {
    FailureCode code = FailureCode.CONTROL_PLANE_UNREACHABLE;
    return WorkspaceFailure.of(code, reason, remedies.of(code));
  }

  /** No answer at all. */
  WorkspaceFailure unreachable(String call, Throwable cause) {
    FailureCode code = FailureCode.CONTROL_PLANE_UNREACHABLE;
    String reason = "%s at %s: %s".formatted(call, host, why(cause));
    return WorkspaceFailure.causedBy(cause, code, reason, remedies.of(code));
  }

  private String why(Throwable cause) {
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "no answer within " + timeout.toMillis() + " ms";
    }
    if (cause instanceof InterruptedException) {
      return "interrupted while waiting for the answer";
    }
    Throwable root = cause;
    while (root.getCause() != null && root.getMessage() == null) {
      root = root.getCause();
    }
    if (causes(cause).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "the host name is not known";
    }
    if (root.getMessage() == null && causes(cause).anyMatch(ConnectException.class::isInstance)) {
      return "connection refused";
    }
    String message = root.getMessage() == null ? "" : ": " + Redaction.clean(root.getMessage());
    return root.getClass().getSimpleName() + message;
  }

  private static Stream<Throwable> causes(Throwable first) {
    return Stream.iterate(first, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static String redirection(HttpResponse<String> answer) {
    Optional<String> target = answer.headers().firstValue("Location");
    if (answer.statusCode() / 100 != 3 || target.isEmpty()) {
      return "";
    }
    try {
      return " to " + Optional.ofNullable(URI.create(target.get()).getHost()).orElse("itself");
    } catch (IllegalArgumentException e) {
      return " to somewhere";
    }
  }

  private static Said said(String body) {
    return object(body)
        .map(
            json ->
                new Said(
                    first(json, "error_code", "error"),
                    first(json, "message", "error_description", "detail")))
        .orElse(new Said("", ""));
  }

  private static Optional<JsonNode> object(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String first(JsonNode json, String... fields) {
    return Stream.of(fields)
        .map(field -> json.path(field).asText("").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** In seconds, or as a date. */
  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    Optional<String> header = answer.headers().firstValue("Retry-After").map(String::strip);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    if (header.get().matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header.get())));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(Instant.now(), until.toInstant());
      return wait.isNegative() ? Optional.empty() : Optional.of(wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
