package app.ontos.testruns;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Ends a run and, where it is finished, turns its contract, both in one transaction. */
@ApplicationScoped
class RunEndStore {
  private static final String END =
      """
      with before as (select %1$s from contract_test_run where %2$s for update),
      after as (
        update contract_test_run
        set state = :state, verdict = :verdict, reason = coalesce(:reason, reason),
          ended_at = now(), version = version + 1, updated_at = now()
        where id = (select id from before)
        returning %1$s),
      %3$s,
      told as (
        insert into contract_test_target as t (data_contract_id, connection_id, environment,
          verdict, run_id, ended_at)
        select after.data_contract_id, after.connection_id, after.environment, after.verdict,
          after.id, after.ended_at
        from after join connection k on k.id = after.connection_id
        where after.state = 'finished'
        on conflict (data_contract_id, connection_id, environment) do update
        set verdict = excluded.verdict, run_id = excluded.run_id, ended_at = excluded.ended_at)
      select id from after"""
          .formatted(
              TestRunStore.AUDITED, RunWorkStore.MINE, AuditTrail.updated("contract-test-run"));

  private final Jdbi jdbi;
  private final ContractStateStore contracts;

  RunEndStore(Jdbi jdbi, ContractStateStore contracts) {
    this.jdbi = jdbi;
    this.contracts = contracts;
  }

  /** How a run ends. */
  record End(RunState state, Optional<Verdict> verdict, Optional<String> reason) {}

  /**
   * Ends it, if it is this instance's still.
   *
   * @return red or green, where the contract has turned so and that is news
   */
  Optional<ContractColor> end(RunningTest test, UUID instance, End end) {
    if (end.state() != RunState.FINISHED) {
      jdbi.useHandle(handle -> end(handle, test.id(), instance, end, test.author()));
      return Optional.empty();
    }
    return jdbi.inTransaction(
        handle -> {
          contracts.takeTurn(handle, test.contract());
          return end(handle, test.id(), instance, end, test.author())
              ? contracts.turn(handle, test.contract(), test.id(), test.author())
              : Optional.empty();
        });
  }

  private static boolean end(Handle handle, UUID run, UUID instance, End end, Author author) {
    return AuditTrail.bind(handle.createQuery(END), author)
        .bind("run", run)
        .bind("instance", instance)
        .bind("state", end.state().text())
        .bind("verdict", end.verdict().map(Verdict::text).orElse(null))
        .bind("reason", end.reason().orElse(null))
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }
}
