package app.ontos.testruns;

import app.ontos.shared.version.Answers.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A test of a data contract against a database.
 *
 * @param dataContractId the version of the contract
 * @param contractVersion the version of its record whose document was tested; unknown before it
 *     begins
 * @param connection the connection, which may be gone
 * @param environment the environment of the connection
 * @param schema where tables are that the contract names without a schema, if that was said
 * @param scheduleId the schedule that started it, which may be gone
 * @param state how far it has come
 * @param verdict what it came to, once it is finished
 * @param reason why it was errored, cancelled or interrupted
 * @param checks in numbers
 * @param startedAt when it left the queue
 * @param endedAt when it ended, one way or another
 * @param version counts the record's states from 1
 * @param createdBy in whose name and with whose rights it runs
 */
public record TestRun(
    UUID id,
    UUID dataContractId,
    Optional<Long> contractVersion,
    UUID connection,
    String environment,
    Optional<String> schema,
    Optional<UUID> scheduleId,
    RunState state,
    Optional<Verdict> verdict,
    Optional<String> reason,
    CheckCounts checks,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  /** Whether it waits or goes on. */
  public boolean goesOn() {
    return state == RunState.QUEUED || state == RunState.RUNNING;
  }

  /** In a word what it came to, or else how far it has come. */
  public String standing() {
    return verdict.map(Verdict::text).orElseGet(state::text);
  }

  /** How long it took, in words; empty while it has no end. */
  public String took() {
    return startedAt
        .flatMap(start -> endedAt.map(end -> Duration.between(start, end).toMillis()))
        .map(RunLength::inWords)
        .orElse("");
  }
}
