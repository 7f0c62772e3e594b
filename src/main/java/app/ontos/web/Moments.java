package app.ontos.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Shows moments: in UTC, which a script of the page turns into the reader's own time. */
@TemplateExtension
final class Moments {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  /** As a {@code time} element; safe as it is, being made of digits and month names alone. */
  static RawString shown(Instant moment) {
    return new RawString(
        "<time datetime=\"%s\">%s</time>"
            .formatted(moment.truncatedTo(ChronoUnit.SECONDS), SHOWN.format(moment)));
  }
}
