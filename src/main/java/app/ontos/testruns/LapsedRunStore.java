package app.ontos.testruns;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs whose instance gives no sign of life. One is given up only if it was seen so twice, with
 * some time between: while the database itself was away nobody could give a sign.
 */
@ApplicationScoped
class LapsedRunStore {
  /** Also tells when the next lease may lapse. */
  private static final String SEE =
      """
      with open as (
        select id, leased_until, lapse_seen_at from contract_test_run
        where state in ('queued', 'running')),
      seen as (
        update contract_test_run r set lapse_seen_at = now()
        from open
        where r.id = open.id and r.leased_until < now() and r.lapse_seen_at is null
        returning r.id)
      select min(case when open.leased_until < now() then now() + make_interval(secs => :grace)
        else open.leased_until end) as next
      from open""";

  private static final String GIVE_UP =
      """
      with before as (
        select %1$s from contract_test_run
        where state in ('queued', 'running') and leased_until < now()
          and lapse_seen_at < now() - make_interval(secs => :grace)
        order by leased_until limit 1 for update skip locked),
      after as (
        update contract_test_run
        set state = 'interrupted', reason = :reason, ended_at = now(), version = version + 1,
          updated_at = now()
        where id = (select id from before)
        returning %1$s),
      %2$s
      select id from after"""
          .formatted(TestRunStore.AUDITED, AuditTrail.updated("contract-test-run"));

  /** The newest runs of a contract stay, and of fewer of them the results. */
  private static final String FORGET =
      """
      with numbered as (
        select id, row_number() over (order by created_at desc, id desc) as place
        from contract_test_run
        where data_contract_id = :contract and state not in ('queued', 'running')),
      runs_gone as (
        delete from contract_test_run using numbered
        where contract_test_run.id = numbered.id and numbered.place > :runs)
      delete from contract_test_result using numbered
      where run_id = numbered.id and numbered.place > :withResults and numbered.place <= :runs""";

  private final Jdbi jdbi;

  LapsedRunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Notes whose lease has lapsed; tells when it is worth while to look again. */
  Optional<Instant> see(Duration grace) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SEE)
                .bind("grace", seconds(grace))
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant));
  }

  /** Marks one run that was seen so long ago; empty if there is none. */
  Optional<UUID> giveUp(Duration grace, String reason, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(handle.createQuery(GIVE_UP), author)
                .bind("grace", seconds(grace))
                .bind("reason", reason)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Keeps a contract's history within bounds; tells how many results went. */
  int forget(UUID contract, int runs, int withResults) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(FORGET)
                .bind("contract", contract)
                .bind("runs", runs)
                .bind("withResults", withResults)
                .execute());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
