package app.ontos.testruns.schedule;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.testruns.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Whose turn it is, in PostgreSQL: turns are taken by comparing and setting the time of the next.
 */
@ApplicationScoped
class ScheduleTurnStore {
  private static final String PAUSE =
      """
      %1$s
      after as (
        update contract_test_schedule
        set paused_reason = :reason, version = version + 1
        where id = (select before.id from before where before.version = :version)
        returning %2$s),
      %3$s
      select id from after"""
          .formatted(
              ScheduleStore.BEFORE,
              ScheduleStore.AUDITED,
              AuditTrail.updated("contract-test-schedule"));

  /** Whose turn it is, soonest first; then those that come. */
  private static final String UPCOMING =
      """
      select %s, next_run_at <= now() as due from contract_test_schedule
      where enabled and paused_reason is null and next_run_at is not null
      order by next_run_at limit :most"""
          .formatted(ScheduleStore.COLUMNS);

  /** One that still runs is not started again; what it misses meanwhile is made up for once. */
  private static final String TAKE_TURN =
      """
      first as (
        update contract_test_schedule
        set last_run_at = now(), next_run_at = cast(nullif(:nextTurn, '') as timestamptz),
          version = version + 1
        where id = :turnSchedule and version = :turnVersion and enabled and paused_reason is null
          and next_run_at = cast(:turn as timestamptz)
          and not exists (
            select from contract_test_run r
            where r.schedule_id = :turnSchedule and r.state in ('queued', 'running'))
        returning id)""";

  private final Jdbi jdbi;

  ScheduleTurnStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Pauses a schedule as it was seen; one that has changed since is left alone. */
  void pause(TestSchedule seen, String reason, Author author) {
    jdbi.useHandle(
        handle ->
            AuditTrail.bind(handle.createQuery(PAUSE), author)
                .bind("id", seen.id())
                .bind("contract", seen.dataContractId())
                .bind("version", seen.version())
                .bind("reason", reason)
                .mapTo(UUID.class)
                .findOne());
  }

  /** A schedule, and whether it is its turn by the database's clock. */
  record Upcoming(TestSchedule schedule, boolean due) {}

  List<Upcoming> upcoming(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(UPCOMING)
                .bind("most", most)
                .map(
                    (row, c) -> new Upcoming(ScheduleStore.schedule(row, c), row.getBoolean("due")))
                .list());
  }

  /**
   * The right to this turn of a schedule, which is compared and set with the run that it starts.
   */
  static Claim turn(TestSchedule seen, Instant turn, Optional<Instant> next) {
    return new Claim(
        TAKE_TURN,
        Map.of(
            "turnSchedule", seen.id(),
            "turnVersion", seen.version(),
            "turn", turn.toString(),
            "nextTurn", next.map(Instant::toString).orElse("")));
  }
}
