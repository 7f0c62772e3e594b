package app.ontos.testruns.schedule;

import app.ontos.shared.version.Answers.Versioned;
import app.ontos.testruns.TestedPlace;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When a data contract is tested, and where.
 *
 * @param connection the connection
 * @param environment the environment of the connection
 * @param schema where tables are that the contract names without a schema, if that is said
 * @param cron five fields of cron, in the time of {@code timeZone}
 * @param interval an ISO 8601 duration; exactly one of the two is there
 * @param enabled whether it is wanted
 * @param pausedReason why it does not run though it is wanted; saving it again takes this away
 * @param nextRunAt the next time; a time that was missed is made up for once
 * @param lastRunAt when it last started a run
 * @param version counts the record's states from 1, each run among them
 * @param updatedBy who said so last: with that person's rights it runs
 */
public record TestSchedule(
    UUID id,
    UUID dataContractId,
    UUID connection,
    String environment,
    Optional<String> schema,
    Optional<String> cron,
    Optional<String> interval,
    String timeZone,
    boolean enabled,
    Optional<String> pausedReason,
    Optional<Instant> nextRunAt,
    Optional<Instant> lastRunAt,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  /** When it is, as people say it. */
  public String inWords() {
    return timing().inWords();
  }

  /** Whether it is {@code on}, {@code paused} by the service, or {@code off}. */
  public String standing() {
    String wanted = pausedReason.isPresent() ? "paused" : "on";
    return enabled ? wanted : "off";
  }

  TestedPlace place() {
    return new TestedPlace(connection, environment, schema);
  }

  Timing timing() {
    return new Timing(cron, interval, timeZone);
  }
}
