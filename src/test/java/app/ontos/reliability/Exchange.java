package app.ontos.reliability;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request and what became of it.
 *
 * @param what the method and what it was for
 * @param start by {@link System#nanoTime}
 * @param end by {@link System#nanoTime}
 * @param status the HTTP status; {@link #UNANSWERED} or {@link #REFUSED} where there was none
 * @param code the problem's code; empty where there was no problem document
 * @param retryAfter whether the answer says when to come again
 * @param id the id of the record in the answer; empty where there was none
 */
record Exchange(
    String what, long start, long end, int status, String code, boolean retryAfter, String id) {
  /** The connection broke before the answer came. */
  static final int UNANSWERED = 0;

  /** Nobody listened. */
  static final int REFUSED = -1;

  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
  private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

  static Exchange of(String what, long start, HttpResponse<String> answer) {
    boolean problem =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+");
    return new Exchange(
        what,
        start,
        System.nanoTime(),
        answer.statusCode(),
        problem ? find(CODE, answer.body()) : "",
        answer.headers().firstValue("Retry-After").isPresent(),
        find(ID, answer.body()));
  }

  static Exchange unanswered(String what, long start, IOException failure) {
    int status = failure instanceof ConnectException ? REFUSED : UNANSWERED;
    return new Exchange(what, start, System.nanoTime(), status, "", false, "");
  }

  boolean isRead() {
    return what.equals("GET");
  }

  boolean succeeded() {
    return status == 200 || status == 201;
  }

  /** Whether a client that knows api.md and nothing of the fault can go by the answer. */
  boolean orderly() {
    return switch (status) {
      case 200, 201 -> true;
      case 503 -> !code.isEmpty() && retryAfter;
      case 504 -> !code.isEmpty();
      case 409 -> code.equals("request-in-flight");
      default -> false;
    };
  }

  Duration took() {
    return Duration.ofNanos(end - start);
  }

  String summary() {
    return Optional.of(code)
        .filter(known -> !known.isEmpty())
        .map(known -> status + " " + known)
        .orElse(String.valueOf(status));
  }

  /** How often there was each answer, by status and problem. */
  static Map<String, Long> count(Collection<Exchange> exchanges) {
    return exchanges.stream()
        .collect(Collectors.groupingBy(Exchange::summary, TreeMap::new, Collectors.counting()));
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
