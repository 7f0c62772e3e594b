package app.ontos.testruns.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be told to others. */
public enum WebhookEvent {
  TURNED_RED("turned-red"),
  TURNED_GREEN("turned-green");

  /** Every event by its text. */
  static final Map<String, WebhookEvent> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(WebhookEvent::text, Function.identity()));

  private final String text;

  WebhookEvent(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  static WebhookEvent stored(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).orElseThrow();
  }
}
