package app.ontos.workspace;

import com.databricks.sdk.core.utils.SerDeUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpResponse;

/**
 * An answer over HTTP, read whole. Its text shows nothing of the body, which may carry a token.
 *
 * @param headers by name, in any case of letters
 * @param body as UTF-8, which is what JSON is (RFC 8259)
 */
record Answer(int status, Map<String, List<String>> headers, String body) {
  /**
   * What the workspace says is far shorter, and what somebody else says is not to fill the memory.
   */
  static final int LONGEST = 1 << 20;

  private static final ObjectMapper JSON = SerDeUtils.createMapper();

  /** What the body says of a failure, for machines and for people. */
  record Said(String code, String message) {
    @Override
    public String toString() {
      String text = message.isEmpty() ? code : code + ": " + message;
      return text.isEmpty() ? "without a word" : Redaction.clean(text);
    }
  }

  /**
   * Reads it.
   *
   * @throws IOException if it breaks off, or is longer than a mebibyte
   */
  static Answer read(HttpResponse response) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getAllHeaders()) {
      headers
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(Optional.ofNullable(header.getValue()).orElse(""));
    }
    return new Answer(
        response.getStatusLine().getStatusCode(),
        Collections.unmodifiableMap(headers),
        body(response));
  }

  private static String body(HttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return "";
    }
    byte[] bytes = response.getEntity().getContent().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new IOException("the answer is longer than %d bytes".formatted(LONGEST));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  boolean success() {
    return status >= 200 && status <= 299;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0).strip());
  }

  /** The body, if it is a JSON object. */
  Optional<JsonNode> json() {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The words of a refusal, in the workspace's form or in that of OAuth (RFC 6749 section 5.2). */
  Said said() {
    return json()
        .map(
            json ->
                new Said(
                    first(json, "error_code", "error"),
                    first(json, "message", "error_description", "detail")))
        .orElse(new Said("", ""));
  }

  private static String first(JsonNode json, String... fields) {
    return Stream.of(fields)
        .map(field -> json.path(field).asText("").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** How long to wait before the next call: in seconds, or as a date. */
  Optional<Duration> retryAfter() {
    Optional<String> header = header("Retry-After");
    return header.filter(text -> text.matches("\\d{1,9}")).isPresent()
        ? header.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        : header
            .flatMap(Answer::instant)
            .map(until -> Duration.between(Instant.now(), until))
            .filter(wait -> !wait.isNegative());
  }

  /** The other side's clock. */
  Optional<Instant> date() {
    return header("Date").flatMap(Answer::instant);
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Which host a redirection leads to; empty if this is none. */
  Optional<String> redirection() {
    return header("Location").filter(target -> status / 100 == 3).map(Answer::hostOf);
  }

  private static String hostOf(String target) {
    try {
      return Optional.ofNullable(URI.create(target).getHost()).orElse("itself");
    } catch (IllegalArgumentException e) {
      return "somewhere";
    }
  }

  @Override
  public String toString() {
    return "Answer[status=%d, body=***]".formatted(status);
  }
}
