package app.ontos.testruns;

import app.ontos.shared.db.Ids;
import app.ontos.shared.db.Rows;
import app.ontos.testruns.check.CheckResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What a run writes while it goes on. Every statement holds the run's lease against its instance,
 * so that one that was given to nobody any more changes nothing; and each can be repeated, when it
 * is not known whether it was done.
 */
@ApplicationScoped
class RunWorkStore {
  static final String MINE =
      "id = :run and leased_by = :instance and state in ('queued', 'running')";

  private static final String BEGIN =
      """
      update contract_test_run
      set state = 'running', started_at = coalesce(started_at, now()), contract_version = c.version,
        version = contract_test_run.version + 1, updated_at = now()
      from data_contract c
      where c.id = data_contract_id and contract_test_run.%s and not cancel_requested
      returning c.document_text"""
          .formatted(MINE);

  private static final String WRITE =
      """
      with written as (
        insert into contract_test_result (id, run_id, ordinal, kind, pointer, table_name,
          column_name, rule, dimension, severity, outcome, reason, failing, checked, measured,
          samples)
        select r.id, :run, r.ordinal, r.kind, r.pointer, r."table", r."column", r.rule, r.dimension,
          r.severity, r.outcome, r.reason, r.failing, r.checked, r.measured, r.samples
        from jsonb_to_recordset(cast(:results as jsonb)) as r (id uuid, ordinal int, kind text,
          pointer text, "table" text, "column" text, rule text, dimension text, severity text,
          outcome text, reason text, failing bigint, checked bigint, measured jsonb, samples jsonb)
        where exists (select from contract_test_run where %1$s)
        on conflict (run_id, ordinal) do nothing
        returning outcome)
      update contract_test_run
      set passed = passed + (select count(*) from written where outcome = 'passed'),
        failed = failed + (select count(*) from written where outcome = 'failed'),
        errored = errored + (select count(*) from written where outcome = 'errored'),
        skipped = skipped + (select count(*) from written where outcome = 'skipped'),
        checks_total = coalesce(cast(:total as int), checks_total), version = version + 1,
        updated_at = now()
      where %1$s
      returning cancel_requested"""
          .formatted(MINE);

  private static final String RENEW =
      """
      update contract_test_run
      set leased_until = now() + make_interval(secs => :lease), lapse_seen_at = null
      where id = any(:runs) and leased_by = :instance and state in ('queued', 'running')
      returning id, cancel_requested""";

  private final Jdbi jdbi;
  private final ObjectMapper json;

  RunWorkStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** The run leaves the queue: the contract's document; empty if it is not to go on. */
  Optional<String> begin(UUID run, UUID instance) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BEGIN)
                .bind("run", run)
                .bind("instance", instance)
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Adds results.
   *
   * @return whether the run was told to stop; empty where it is this instance's no more
   */
  Optional<Boolean> write(
      UUID run, UUID instance, Optional<Integer> total, List<CheckResult> results) {
    String rows = rows(results);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WRITE)
                .bind("run", run)
                .bind("instance", instance)
                .bind("total", total.orElse(null))
                .bind("results", rows)
                .mapTo(Boolean.class)
                .findOne());
  }

  /**
   * Gives signs of life.
   *
   * @return of the runs that are still this instance's, whether each was told to stop
   */
  Map<UUID, Boolean> renew(Collection<UUID> runs, UUID instance, double leaseSeconds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(RENEW)
                .bindArray("runs", UUID.class, List.copyOf(runs))
                .bind("instance", instance)
                .bind("lease", leaseSeconds)
                .map((row, c) -> Map.entry(Rows.id(row, "id"), row.getBoolean("cancel_requested")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private String rows(List<CheckResult> results) {
    ArrayNode rows = json.createArrayNode();
    for (CheckResult result : results) {
      ObjectNode row = json.valueToTree(result);
      rows.add(row.put("id", Ids.next().toString()));
    }
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results that can't be written as JSON", e);
    }
  }
}
