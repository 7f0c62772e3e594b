package app.ontos.testruns.schedule;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.testruns.TestedPlace;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a schedule; see {@link TestSchedule} for the fields. */
@Schema(name = "NewTestSchedule")
public record NewSchedule(
    @Schema(required = true) UUID connection,
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String environment,
    @Schema(maxLength = TestedPlace.SCHEMA_LENGTH) Optional<String> schema,
    @Schema(maxLength = NewSchedule.TEXT_LENGTH) Optional<String> cron,
    @Schema(maxLength = NewSchedule.TEXT_LENGTH) Optional<String> interval,
    @Schema(maxLength = NewSchedule.TEXT_LENGTH, defaultValue = "UTC") String timeZone,
    @Schema(defaultValue = "true") boolean enabled) {

  static final int TEXT_LENGTH = 100;

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewSchedule from(JsonBody body, Instant now) {
    Fields fields = body.fields();
    TestedPlace place = TestedPlace.take(fields);
    NewSchedule schedule =
        new NewSchedule(
            place.connection(),
            place.environment(),
            place.schema(),
            text(fields, "cron", Timing::faultOfCron),
            text(fields, "interval", Timing::faultOfInterval),
            text(fields, "timeZone", Timing::faultOfTimeZone).orElse("UTC"),
            fields.flag("enabled").orElse(true));
    if (fields.has("cron") == fields.has("interval")) {
      fields.fault("cron", "must be given, or else interval, and not both");
    }
    fields.check();
    if (schedule.timing().first(now).isEmpty()) {
      fields.fault("cron", "must name a time that comes");
      fields.check();
    }
    return schedule;
  }

  /** What a patch is merged into. */
  static NewSchedule of(TestSchedule schedule) {
    return new NewSchedule(
        schedule.connection(),
        schedule.environment(),
        schedule.schema(),
        schedule.cron(),
        schedule.interval(),
        schedule.timeZone(),
        schedule.enabled());
  }

  TestedPlace place() {
    return new TestedPlace(connection, environment, schema);
  }

  Timing timing() {
    return new Timing(cron, interval, timeZone);
  }

  private static Optional<String> text(
      Fields fields, String name, Function<String, Optional<String>> fault) {
    Optional<String> text = fields.line(name, TEXT_LENGTH);
    text.flatMap(fault).ifPresent(detail -> fields.fault(name, detail));
    return text;
  }
}
