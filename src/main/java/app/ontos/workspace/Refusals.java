package app.ontos.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.http.client.methods.HttpUriRequest;

/**
 * What a call that did not succeed means, read off the answer itself.
 *
 * @param host the address of the other side
 * @param remedies what mends it there
 */
record Refusals(String host, Remedies remedies) {
  /** How a personal access token is refused where the interface says 403 and means 401. */
  private static final Pattern BAD_TOKEN =
      Pattern.compile(
          "\\b(invalid|expired)\\b.*\\btoken\\b|\\btoken\\b.*\\bexpired\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * Makes a call.
   *
   * @param call the method and the path, for a message
   * @throws WorkspaceFailure if there is no answer, or not a successful one
   */
  Answer answer(String call, BoundedHttp http, HttpUriRequest request) {
    try {
      Answer answer = http.send(request);
      if (answer.success()) {
        return answer;
      }
      throw refused(call, answer);
    } catch (NoAnswer e) {
      throw unanswered(call, e);
    }
  }

  private WorkspaceFailure refused(String call, Answer answer) {
    Answer.Said said = answer.said();
    FailureCode code = meaning(answer.status(), call.substring(call.indexOf(' ') + 1), said);
    String reason =
        "%s at %s was answered with %d%s, %s"
            .formatted(
                call,
                host,
                answer.status(),
                answer.redirection().map(target -> " to " + target).orElse(""),
                said);
    return WorkspaceFailure.of(code, reason, remedies.of(code)).withRetryAfter(answer.retryAfter());
  }

  private FailureCode meaning(int status, String path, Answer.Said said) {
    boolean login = path.startsWith("/oidc/");
    boolean aboutLakebase = path.matches("/api/2\\.0/(database|postgres|apps)/.*");
    if (status == 401
        || (status == 400 && login)
        || (status == 403 && BAD_TOKEN.matcher(said.message()).find())) {
      return remedies.refusedLogin(said.message());
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
   * Looks at a success, for what the SDK would choke on without a clue: something else than JSON,
   * such as a proxy's page, and a step of a login that leads nowhere.
   *
   * @return the object in the body
   * @throws WorkspaceFailure CONTROL_PLANE_UNREACHABLE
   */
  JsonNode check(String call, Answer answer) {
    Optional<JsonNode> json = answer.json();
    if (json.isEmpty()) {
      String type = answer.header("Content-Type").orElse("an unnamed type");
      throw unreadable(
          "%s at %s was answered with %d and %s that is not JSON"
              .formatted(call, host, answer.status(), Redaction.clean(type)));
    }
    if (call.contains(" /oidc/")) {
      String needed = call.startsWith("GET ") ? "token_endpoint" : "access_token";
      if (!json.get().path(needed).isTextual()) {
        throw unreadable("%s at %s was answered without %s".formatted(call, host, needed));
      }
    }
    return json.get();
  }

  /** A success whose content is not what the interface promises. */
  WorkspaceFailure unreadable(String reason) {
    FailureCode code = FailureCode.CONTROL_PLANE_UNREACHABLE;
    return WorkspaceFailure.of(code, reason, remedies.of(code));
  }

  private WorkspaceFailure unanswered(String call, NoAnswer why) {
    FailureCode code =
        why.addressRefused() ? FailureCode.ADDRESS_REFUSED : FailureCode.CONTROL_PLANE_UNREACHABLE;
    String reason = "%s at %s: %s".formatted(call, host, why.getMessage());
    return WorkspaceFailure.causedBy(why, code, reason, remedies.of(code));
  }
}
