package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import app.ontos.sql.parameters.Reading.Literal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Dates, times and intervals in ISO 8601; years 1 to 9999, fractions to the microsecond. */
final class Moments {
  private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final String LOCAL =
      DATE.pattern() + "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?";

  private static final Pattern TIMESTAMP = Pattern.compile(LOCAL);

  private static final Pattern WITH_ZONE = Pattern.compile(LOCAL + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private static final Pattern INTERVAL =
      Pattern.compile(
          "P(?!$)(-?[0-9]{1,9}Y)?(-?[0-9]{1,9}M)?(-?[0-9]{1,9}W)?(-?[0-9]{1,9}D)?"
              + "(T(?!$)(-?[0-9]{1,9}H)?(-?[0-9]{1,9}M)?(-?[0-9]{1,9}(\\.[0-9]{1,6})?S)?)?");

  private Moments() {}

  static Reading date(String text) {
    return read(text, DATE, LocalDate::parse, "must be a date such as 2026-01-31");
  }

  static Reading timestamp(String text) {
    return read(
        text.replace(' ', 'T'),
        TIMESTAMP,
        LocalDateTime::parse,
        "must be a date and time such as 2026-01-31T12:30:00.123456, without an offset");
  }

  static Reading timestampWithZone(String text) {
    return read(
        text.replace(' ', 'T'),
        WITH_ZONE,
        OffsetDateTime::parse,
        "must be a date and time with an offset such as 2026-01-31T12:30:00.123456Z");
  }

  static Reading interval(String text) {
    return INTERVAL.matcher(text).matches()
        ? new Literal(text)
        : new Fault("must be a duration in ISO 8601 such as P1Y2M3DT4H5M6.7S");
  }

  /** The form is checked first: Java alone would take more than PostgreSQL does. */
  private static Reading read(
      String text, Pattern form, Function<String, ?> parse, String complaint) {
    if (!form.matcher(text).matches()) {
      return new Fault(complaint);
    }
    try {
      return new Literal(String.valueOf(parse.apply(text)));
    } catch (DateTimeException e) {
      return new Fault(complaint);
    }
  }
}
