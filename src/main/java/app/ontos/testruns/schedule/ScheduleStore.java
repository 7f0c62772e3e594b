package app.ontos.testruns.schedule;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import app.ontos.testruns.ContractAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Schedules in PostgreSQL; one is only ever seen through its own contract. */
@ApplicationScoped
class ScheduleStore {
  private static final List<SortOrder<TestSchedule>> SORTS =
      List.of(
          new SortOrder<>("createdAt", "created_at", "timestamptz", s -> s.createdAt().toString()));

  static final String COLUMNS =
      """
      id, data_contract_id, connection_id, environment, schema_name, cron, every_interval,
      time_zone, enabled, paused_reason, next_run_at, last_run_at, version, created_at, created_by,
      updated_at, updated_by""";

  /** The audit trail knows every record by a name. */
  static final String AUDITED =
      COLUMNS + ", coalesce(cron, every_interval) || ' in ' || environment as name";

  private static final String SELECT = "select " + COLUMNS + " from contract_test_schedule";

  private static final String TYPES =
      """
      id uuid, data_contract_id uuid, connection_id uuid, environment text, schema_name text,
      cron text, every_interval text, time_zone text, enabled boolean, paused_reason text,
      next_run_at timestamptz, last_run_at timestamptz, version bigint, created_at timestamptz,
      created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into contract_test_schedule (id, data_contract_id, connection_id, environment,
          schema_name, cron, every_interval, time_zone, enabled, position, next_run_at, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :contract, :connection, :environment, :schema, :cron, :interval, :timeZone,
          :enabled,
          (select count(*) + 1 from contract_test_schedule where data_contract_id = :contract),
          cast(:next as timestamptz), 1, now(), :actor, now(), :actor
        from first
        returning %s),
      %s"""
          .formatted(AUDITED, AuditTrail.created("contract-test-schedule"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  static final String BEFORE =
      "with before as (select %s from contract_test_schedule where id = :id and data_contract_id = :contract for update),"
          .formatted(AUDITED);

  private static final String UPDATE =
      """
      %1$s
      after as (
        update contract_test_schedule
        set connection_id = :connection, environment = :environment, schema_name = :schema,
          cron = :cron, every_interval = :interval, time_zone = :timeZone, enabled = :enabled,
          paused_reason = null, next_run_at = cast(:next as timestamptz), version = version + 1,
          updated_at = now(), updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %3$s),
      %4$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(
              BEFORE, Writes.EXPECTED, AUDITED, AuditTrail.updated("contract-test-schedule"));

  private static final String DELETE =
      """
      %1$s
      gone as (
        delete from contract_test_schedule where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.deleted("contract-test-schedule"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "contract_test_schedule_contract_exists",
              ContractAccess.missing().problem(),
              "contract_test_schedule_most",
              ProblemType.CONFLICT
                  .because("The contract has as many schedules as it may")
                  .problem()));

  private final Jdbi jdbi;

  ScheduleStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where the schedules of a contract are served. */
  static String path(UUID contract) {
    return "/api/v1/data-contracts/" + contract + "/schedules";
  }

  static Collection<TestSchedule> collection(UUID contract) {
    return Collection.of(path(contract), Set.of(), TestSchedule::id, SORTS);
  }

  TestSchedule create(
      UUID contract,
      NewSchedule schedule,
      Optional<Instant> next,
      Author author,
      Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query.bind("id", Ids.next()), contract, schedule, next, author),
                ScheduleStore::schedule));
  }

  Optional<TestSchedule> find(UUID contract, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id and data_contract_id = :contract")
                .bind("id", id)
                .bind("contract", contract)
                .map(ScheduleStore::schedule)
                .findOne());
  }

  Page<TestSchedule> list(UUID contract, PageRequest<TestSchedule> request) {
    return new PageQuery<>(request, SELECT)
        .where("data_contract_id = :contract", Map.of("contract", contract))
        .run(jdbi, ScheduleStore::schedule);
  }

  WriteOutcome<TestSchedule> replace(
      UUID contract,
      UUID id,
      IfMatch expected,
      NewSchedule schedule,
      Optional<Instant> next,
      Author author) {
    return jdbi.withHandle(
        handle ->
            Writes.bind(
                    bind(
                        handle.createQuery(UPDATE).bind("id", id),
                        contract,
                        schedule,
                        next,
                        author),
                    expected)
                .map(Writes.outcome(ScheduleStore::schedule))
                .one());
  }

  WriteOutcome<UUID> delete(UUID contract, UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(Writes.bind(handle.createQuery(DELETE), expected), author)
                .bind("id", id)
                .bind("contract", contract)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID contract, NewSchedule schedule, Optional<Instant> next, Author author) {
    return AuditTrail.bind(
        statement
            .bind("contract", contract)
            .bind("connection", schedule.connection())
            .bind("environment", schedule.environment())
            .bind("schema", schedule.schema().orElse(null))
            .bind("cron", schedule.cron().orElse(null))
            .bind("interval", schedule.interval().orElse(null))
            .bind("timeZone", schedule.timeZone())
            .bind("enabled", schedule.enabled())
            .bind("next", next.map(Instant::toString).orElse(null)),
        author);
  }

  static TestSchedule schedule(ResultSet row, StatementContext context) throws SQLException {
    return new TestSchedule(
        Rows.id(row, "id"),
        Rows.id(row, "data_contract_id"),
        Rows.id(row, "connection_id"),
        row.getString("environment"),
        Rows.optionalText(row, "schema_name"),
        Rows.optionalText(row, "cron"),
        Rows.optionalText(row, "every_interval"),
        row.getString("time_zone"),
        row.getBoolean("enabled"),
        Rows.optionalText(row, "paused_reason"),
        moment(row, "next_run_at"),
        moment(row, "last_run_at"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
