package app.ontos.shared.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Text in one of the formats that JSON Schema names. */
public final class Formats {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private Formats() {}

  /** A date: RFC 3339, full-date. */
  public static Shape date() {
    return text(Formats::isDate, "must be a date such as 2026-01-31");
  }

  /** A moment: RFC 3339, date-time. */
  public static Shape dateTime() {
    return text(
        Formats::isDateTime, "must be a date and time with its offset: 2026-01-31T09:30:00Z");
  }

  /** An absolute URI (RFC 3986). */
  public static Shape uri() {
    return text(Formats::isUri, "must be a URI with its scheme, such as https://example.com/");
  }

  private static Shape text(Predicate<String> format, String detail) {
    Predicate<JsonNode> isText = JsonNode::isTextual;
    return Shapes.either(
        isText, Shapes.that(value -> format.test(value.textValue()), detail), Shapes.text());
  }

  private static boolean isDate(String text) {
    return DATE.matcher(text).matches() && parses(() -> LocalDate.parse(text));
  }

  private static boolean isDateTime(String text) {
    String iso = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
    return DATE_TIME.matcher(text).matches() && parses(() -> OffsetDateTime.parse(iso));
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) { // the answer
      return false;
    }
  }

  private static boolean parses(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (DateTimeParseException e) { // the answer
      return false;
    }
  }
}
