package app.ontos.sql;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Runs in PostgreSQL, newest first. */
@ApplicationScoped
class RunStore {
  static final Collection<QueryRun> COLLECTION =
      new Collection<>(
          "/api/v1/runs",
          List.of(
              new SortOrder<>(
                  "startedAt",
                  "started_at",
                  "timestamptz",
                  run -> run.startedAt().orElseThrow().toString())),
          true,
          Set.of("queryId", "connectionId", "caller"),
          QueryRun::id);

  private static final String SELECT =
      """
      select id, query_id, query_version, connection_id, environment, caller, request_id,
        statement_hash, parameters, started_at, duration_millis, row_count, affected_rows, outcome
      from query_run""";

  private static final String INSERT =
      """
      insert into query_run (id, query_id, query_version, connection_id, environment, caller,
        request_id, statement_hash, parameters, started_at, duration_millis, row_count,
        affected_rows, outcome)
      select id, "queryId", "queryVersion", "connectionId", environment, caller, "requestId",
        "statementHash", parameters,
        now() - make_interval(secs => coalesce("durationMillis", 0) / 1000.0), "durationMillis",
        "rowCount", "affectedRows", outcome
      from jsonb_to_recordset(cast(:runs as jsonb)) as run (id uuid, "queryId" uuid,
        "queryVersion" bigint, "connectionId" uuid, environment text, caller text,
        "requestId" text, "statementHash" text, parameters jsonb, "durationMillis" bigint,
        "rowCount" bigint, "affectedRows" bigint, outcome text)""";

  /** Nobody waits for the disk. */
  private static final String INSERT_AT_EASE =
      INSERT
          + " cross join (select pg_catalog.set_config('synchronous_commit', 'off', true)) at_ease";

  private static final String FINISH =
      """
      update query_run
      set duration_millis = cast(:durationMillis as bigint), row_count = cast(:rowCount as bigint),
        affected_rows = cast(:affectedRows as bigint), outcome = :outcome
      where id = :id""";

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "query_run_pkey",
              Problem.of(ProblemType.CONFLICT, "/runId", "There was a run with this id")));

  private final Jdbi jdbi;
  private final ObjectMapper json;

  RunStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** Adds a run, for good when this returns. */
  void insert(QueryRun run) {
    insert(INSERT, List.of(run));
  }

  /**
   * Adds runs, all or none. Should the database server itself crash, those of its last half second
   * may be missing (PostgreSQL documentation, asynchronous commit).
   */
  void insertAtEase(List<QueryRun> runs) {
    insert(INSERT_AT_EASE, runs);
  }

  private void insert(String sql, List<QueryRun> runs) {
    String rows = rows(runs);
    VIOLATIONS.explain(
        () -> jdbi.withHandle(handle -> handle.createUpdate(sql).bind("runs", rows).execute()));
  }

  /** Tells how a run ended that is there already. */
  void finish(QueryRun run) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(FINISH)
                .bind("id", run.id())
                .bind("durationMillis", run.durationMillis().orElse(null))
                .bind("rowCount", run.rowCount().orElse(null))
                .bind("affectedRows", run.affectedRows().orElse(null))
                .bind("outcome", run.outcome())
                .execute());
  }

  private String rows(List<QueryRun> runs) {
    try {
      return json.writeValueAsString(runs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("runs that can't be written as JSON", e);
    }
  }

  /** Runs that the caller may know of: their own, or all of them. */
  Page<QueryRun> list(PageRequest<QueryRun> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where("caller = :self", "self", mayKnowAll(caller) ? Optional.empty() : self(caller))
        .where("query_id = :queryId", "queryId", request.idFilter("queryId"))
        .where("connection_id = :connectionId", "connectionId", request.idFilter("connectionId"))
        .where("caller = :caller", "caller", request.filter("caller"))
        .run(jdbi, RunStore::run);
  }

  private static boolean mayKnowAll(Caller caller) {
    return caller.may(Feature.QUERIES, AccessLevel.ADMIN)
        || caller.may(Feature.AUDIT, AccessLevel.READ);
  }

  private static Optional<String> self(Caller caller) {
    return Optional.of(caller.principal());
  }

  private static QueryRun run(ResultSet row, StatementContext context) throws SQLException {
    return new QueryRun(
        Rows.id(row, "id"),
        Rows.optionalId(row, "query_id"),
        number(row, "query_version"),
        Rows.id(row, "connection_id"),
        row.getString("environment"),
        row.getString("caller"),
        row.getString("request_id"),
        row.getString("statement_hash"),
        row.getString("parameters"),
        Optional.of(Rows.instant(row, "started_at")),
        number(row, "duration_millis"),
        number(row, "row_count"),
        number(row, "affected_rows"),
        row.getString("outcome"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }
}
