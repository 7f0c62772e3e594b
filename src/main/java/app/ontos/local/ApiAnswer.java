package app.ontos.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** One HTTP answer. Its text shows no body, which may carry a token. */
record ApiAnswer(int status, String contentType, Map<String, String> headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ApiAnswer ok(Map<String, ?> body) {
    return json(200, body);
  }

  static ApiAnswer json(int status, Map<String, ?> body) {
    try {
      return new ApiAnswer(status, "application/json", Map.of(), JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are JSON", e);
    }
  }

  /** The error body of the workspace's own interface. */
  static ApiAnswer error(int status, String code, String message) {
    return json(status, Map.of("error_code", code, "message", message));
  }

  /** The error body of OAuth, RFC 6749. */
  static ApiAnswer oauthError(int status, String error, String description) {
    return json(status, Map.of("error", error, "error_description", description));
  }

  ApiAnswer withHeader(String name, String value) {
    return new ApiAnswer(status, contentType, Map.of(name, value), body);
  }

  @Override
  public String toString() {
    return "ApiAnswer[%d]".formatted(status);
  }
}
