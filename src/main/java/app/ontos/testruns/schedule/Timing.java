package app.ontos.testruns.schedule;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is to happen again and again: by a cron expression of five fields, in the time of
 * a zone, or every so often.
 *
 * @param cron minute, hour, day of the month, month, day of the week
 * @param interval an ISO 8601 duration; exactly one of the two is there
 * @param timeZone of the IANA database
 */
record Timing(Optional<String> cron, Optional<String> interval, String timeZone) {
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofDays(366);

  /** What is wrong with a cron expression; empty if it is one. */
  static Optional<String> faultOfCron(String text) {
    try {
      Cron unused = parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("must be five fields of cron: " + e.getMessage());
    }
  }

  /** What is wrong with an interval; empty if it is one. */
  static Optional<String> faultOfInterval(String text) {
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0) {
        return Optional.empty();
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // told below, like one that is too short or too long
    }
    return Optional.of("must be a duration of ISO 8601 from PT1M to P366D, such as PT6H");
  }

  /** What is wrong with a time zone; empty if it is one. */
  static Optional<String> faultOfTimeZone(String text) {
    try {
      ZoneId unused = ZoneId.of(text);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("must be a time zone, such as Europe/Berlin");
    }
  }

  /** The first time after this moment. */
  Optional<Instant> first(Instant now) {
    return after(now, now);
  }

  /**
   * The next time after a moment, of one that was due before: however many times were missed, the
   * next is to come. Intervals keep their rhythm.
   */
  Optional<Instant> after(Instant due, Instant now) {
    if (interval.isPresent()) {
      Duration every = Duration.parse(interval.get());
      long missed = Duration.between(due, now).dividedBy(every);
      return Optional.of(due.plus(every.multipliedBy(Math.max(0, missed) + 1)));
    }
    Instant latest = due.isAfter(now) ? due : now; // clocks differ, and no turn comes twice
    return cron.map(Timing::parse).flatMap(parsed -> after(latest, ExecutionTime.forCron(parsed)));
  }

  /** What falls into an hour that clocks leave out comes an hour later, and is not left out. */
  private Optional<Instant> after(Instant latest, ExecutionTime times) {
    ZonedDateTime here = latest.atZone(ZoneId.of(timeZone));
    Optional<Instant> asClocksGo = times.nextExecution(here).map(ZonedDateTime::toInstant);
    Optional<Instant> asIfNoneMoved =
        times
            .nextExecution(here.withZoneSameLocal(ZoneOffset.UTC))
            .map(next -> next.withZoneSameLocal(here.getZone()).toInstant())
            .filter(latest::isBefore);
    return Stream.of(asClocksGo, asIfNoneMoved)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** When it is, as people say it. */
  String inWords() {
    return cron.map(text -> CronDescriptor.instance(Locale.UK).describe(parse(text)))
        .orElseGet(() -> IntervalWords.of(Duration.parse(interval.orElseThrow())));
  }

  private static Cron parse(String text) {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
        .parse(text)
        .validate();
  }
}
