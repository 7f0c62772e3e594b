package app.ontos.testruns;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Test runs in PostgreSQL, as people see and start them; newest first. */
@ApplicationScoped
class TestRunStore {
  static final List<SortOrder<TestRun>> SORTS =
      List.of(
          new SortOrder<>("createdAt", "created_at", "timestamptz", r -> r.createdAt().toString()));

  static final String COLUMNS =
      """
      id, data_contract_id, contract_version, connection_id, environment, schema_name, schedule_id,
      state, verdict, reason, checks_total, passed, failed, errored, skipped, started_at, ended_at,
      version, created_at, created_by, updated_at, updated_by""";

  /** The audit trail knows every record by a name. */
  static final String AUDITED = COLUMNS + ", 'test in ' || environment as name";

  private static final String TYPES =
      """
      id uuid, data_contract_id uuid, contract_version bigint, connection_id uuid, environment text,
      schema_name text, schedule_id uuid, state text, verdict text, reason text, checks_total int,
      passed int, failed int, errored int, skipped int, started_at timestamptz,
      ended_at timestamptz, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text""";

  static final String SELECT = "select " + COLUMNS + " from contract_test_run";

  private static final String INSERT =
      """
      after as (
        insert into contract_test_run (id, data_contract_id, connection_id, environment,
          schema_name, schedule_id, state, leased_by, leased_until, version, created_at, created_by,
          updated_at, updated_by)
        select :id, :contract, :connection, :environment, :schema, cast(:schedule as uuid),
          'queued', :instance, now() + make_interval(secs => :lease), 1, now(), :actor, now(),
          :actor
        from first
        returning %s),
      %s"""
          .formatted(AUDITED, AuditTrail.created("contract-test-run"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String CLAIMED =
      """
      with %1$s,
      %2$s
      select %3$s from after""";

  /** One that waits is over at once; one that goes on is told, and ends itself. */
  private static final String CANCEL =
      """
      with before as (
        select %1$s from contract_test_run
        where id = :id and data_contract_id = :contract and state in ('queued', 'running')
        for update),
      after as (
        update contract_test_run r
        set cancel_requested = true, reason = 'Cancelled by ' || :actor,
          state = case before.state when 'queued' then 'cancelled' else r.state end,
          ended_at = case before.state when 'queued' then now() end,
          version = r.version + 1, updated_at = now(), updated_by = :actor
        from before where r.id = before.id
        returning %2$s),
      %3$s
      select exists (select from after) as done,
        exists (select from contract_test_run where id = :id and data_contract_id = :contract)
          as found"""
          .formatted(
              AUDITED,
              "r." + COLUMNS.replaceAll(",\\s+", ", r.") + ", 'test in ' || r.environment as name",
              AuditTrail.updated("contract-test-run"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of("contract_test_run_contract_exists", ContractAccess.missing().problem()));

  private final Jdbi jdbi;

  TestRunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where the test runs of a contract are served. */
  static String path(UUID contract) {
    return "/api/v1/data-contracts/" + contract + "/test-runs";
  }

  static Collection<TestRun> collection(UUID contract) {
    return new Collection<>(
        path(contract),
        SORTS,
        true,
        Set.of("state", "verdict", "connection", "environment"),
        TestRun::id);
  }

  /**
   * A run that is to be added.
   *
   * @param lease how long it is this instance's without a sign of life
   */
  record NewRun(
      UUID id,
      UUID contract,
      TestedPlace place,
      Optional<UUID> schedule,
      UUID instance,
      Duration lease) {}

  TestRun create(NewRun run, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () -> CREATION.run(jdbi, key, query -> bind(query, run, author), TestRunStore::run));
  }

  /** Adds a run if the claim is got; empty where it is another's. */
  Optional<TestRun> create(NewRun run, Author author, Claim claim) {
    String sql = CLAIMED.formatted(claim.expression(), INSERT, COLUMNS);
    return jdbi.withHandle(
        handle ->
            bind(handle.createQuery(sql), run, author)
                .bindMap(claim.values())
                .map(TestRunStore::run)
                .findOne());
  }

  Optional<TestRun> find(UUID contract, UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " where id = :id and data_contract_id = :contract and "
                        + ContractStore.SEEN)
                .bind("id", id)
                .bind("contract", contract)
                .bindMap(ContractStore.seenBy(caller))
                .map(TestRunStore::run)
                .findOne());
  }

  Page<TestRun> list(UUID contract, PageRequest<TestRun> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where("data_contract_id = :contract", Map.of("contract", contract))
        .where(ContractStore.SEEN, ContractStore.seenBy(caller))
        .where("state = :state", "state", word(request, "state", RunState.BY_TEXT))
        .where("verdict = :verdict", "verdict", word(request, "verdict", Verdict.BY_TEXT))
        .where("connection_id = :connection", "connection", request.idFilter("connection"))
        .where("environment = :environment", "environment", request.filter("environment"))
        .run(jdbi, TestRunStore::run);
  }

  /** Whether the run was stopped, or told to; empty where there is no such run. */
  Optional<Boolean> cancel(UUID contract, UUID id, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(handle.createQuery(CANCEL), author)
                .bind("id", id)
                .bind("contract", contract)
                .map(
                    (row, context) ->
                        row.getBoolean("found")
                            ? Optional.of(row.getBoolean("done"))
                            : Optional.<Boolean>empty())
                .one());
  }

  /** A filter whose value is one of a closed list of words. */
  static Optional<String> word(PageRequest<?> request, String name, Map<String, ?> words) {
    Optional<String> word = request.filter(name);
    if (word.isPresent() && !words.containsKey(word.get())) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "%s must be one of %s"
              .formatted(name, String.join(", ", words.keySet().stream().sorted().toList())));
    }
    return word;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, NewRun run, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", run.id())
            .bind("contract", run.contract())
            .bind("connection", run.place().connection())
            .bind("environment", run.place().environment())
            .bind("schema", run.place().schema().orElse(null))
            .bind("schedule", run.schedule().map(UUID::toString).orElse(null))
            .bind("instance", run.instance())
            .bind("lease", run.lease().toMillis() / 1000.0),
        author);
  }

  static TestRun run(ResultSet row, StatementContext context) throws SQLException {
    return new TestRun(
        Rows.id(row, "id"),
        Rows.id(row, "data_contract_id"),
        Optional.ofNullable(row.getObject("contract_version", Long.class)),
        Rows.id(row, "connection_id"),
        row.getString("environment"),
        Rows.optionalText(row, "schema_name"),
        Rows.optionalId(row, "schedule_id"),
        RunState.stored(row.getString("state")),
        Rows.optionalText(row, "verdict").map(Verdict::stored),
        Rows.optionalText(row, "reason"),
        counts(row),
        moment(row, "started_at"),
        moment(row, "ended_at"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }

  static CheckCounts counts(ResultSet row) throws SQLException {
    int passed = row.getInt("passed");
    int failed = row.getInt("failed");
    int errored = row.getInt("errored");
    int skipped = row.getInt("skipped");
    return new CheckCounts(
        Optional.ofNullable(row.getObject("checks_total", Integer.class)),
        passed + failed + errored + skipped,
        passed,
        failed,
        errored,
        skipped);
  }

  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
