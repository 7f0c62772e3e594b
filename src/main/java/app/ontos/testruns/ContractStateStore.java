package app.ontos.testruns;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Turns a contract green, red or grey, after a run in one of its places has ended. */
@ApplicationScoped
class ContractStateStore {
  /** Runs of a contract that end at the same time take turns, so that each sees the other's. */
  private static final String TAKE_TURN =
      "select pg_advisory_xact_lock(hashtextextended('app_ontos.contract_test_state ' || ?, 0))";

  /** Those whose connection or environment is gone don't count. */
  static final String COLOR =
      """
      select case when count(*) = 0 then 'grey' when bool_or(t.verdict = 'failed') then 'red'
        when bool_or(t.verdict = 'errored') then 'grey' else 'green' end
      from contract_test_target t join connection k on k.id = t.connection_id
      where t.data_contract_id = :contract and jsonb_exists(k.environments, t.environment)""";

  private static final String COLUMNS =
      """
      s.data_contract_id as id, (select name from data_contract where id = s.data_contract_id) as name,
        s.state, s.color, s.run_id, s.since, s.version""";

  /** Grey at first is no news; nor is a colour that grey has only interrupted. */
  private static final String TURN =
      """
      with before as (
        select %1$s from contract_test_state s where s.data_contract_id = :contract),
      present as (%2$s),
      after as (
        insert into contract_test_state as s (data_contract_id, state, color, run_id, since, version)
        select :contract, color.state, nullif(color.state, 'grey'), :run, now(), 1
        from (select (select * from present) as state) as color
        where not exists (select from before where before.state = color.state)
          and (color.state <> 'grey' or exists (select from before))
        on conflict (data_contract_id) do update
        set state = excluded.state, color = coalesce(excluded.color, s.color),
          run_id = excluded.run_id, since = excluded.since, version = s.version + 1
        returning %1$s),
      %3$s,
      news as (
        select after.* from after left join before on true
        where after.state <> 'grey' and before.color is distinct from after.state),
      told as (
        insert into contract_webhook_delivery (id, webhook_id, event, body, state, next_attempt_at,
          created_at)
        select d.id, w.id, 'turned-' || news.state,
          cast(jsonb_build_object('event', 'turned-' || news.state, 'deliveryId', d.id,
            'dataContractId', c.id, 'contractId', c.contract_id,
            'documentVersion', c.document_version, 'name', c.name, 'state', news.state,
            'since', to_char(news.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'run', jsonb_build_object('id', r.id, 'connection', r.connection_id,
              'environment', r.environment, 'verdict', r.verdict, 'passed', r.passed,
              'failed', r.failed, 'errored', r.errored, 'skipped', r.skipped)) as text),
          'pending', now(), now()
        from news
        join data_contract c on c.id = news.id
        join contract_test_run r on r.id = news.run_id
        join contract_webhook w on w.data_contract_id = c.id and w.enabled
          and 'turned-' || news.state = any(w.events)
        cross join lateral (
          select cast(overlay(cast(gen_random_uuid() as text)
            placing left(cast(:delivery as text), 18) from 1) as uuid) as id where w.id is not null
        ) as d)
      select state from news"""
          .formatted(COLUMNS, COLOR, AuditTrail.saved("data-contract-test-state"));

  /**
   * Turns the contract, if that is what its tests amount to; within the transaction that ended the
   * run.
   *
   * @return red or green, where that is news
   */
  Optional<ContractColor> turn(Handle handle, UUID contract, UUID run, Author author) {
    return AuditTrail.bind(handle.createQuery(TURN), author)
        .bind("contract", contract)
        .bind("run", run)
        .bind("delivery", Ids.next())
        .mapTo(String.class)
        .findOne()
        .map(ContractColor::stored);
  }

  /** Waits for the contract's other runs that are just ending, within a transaction. */
  void takeTurn(Handle handle, UUID contract) {
    handle.execute(TAKE_TURN, contract.toString());
  }
}
