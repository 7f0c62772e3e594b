package app.ontos.sql;

import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
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
      values (:id, cast(:queryId as uuid), cast(:queryVersion as bigint), :connectionId, :environment, :caller, :requestId,
        :statementHash, cast(:parameters as jsonb),
        now() - make_interval(secs => coalesce(cast(:durationMillis as bigint), 0) / 1000.0),
        cast(:durationMillis as bigint), cast(:rowCount as bigint), cast(:affectedRows as bigint),
        :outcome)
      on conflict (id) do nothing""";

  private static final String FINISH =
      """
      update query_run
      set duration_millis = cast(:durationMillis as bigint), row_count = cast(:rowCount as bigint),
        affected_rows = cast(:affectedRows as bigint), outcome = :outcome
      where id = :id""";

  private final Jdbi jdbi;

  RunStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(QueryRun run) {
    jdbi.useHandle(handle -> bind(handle.createUpdate(INSERT), run).execute());
  }

  void finish(QueryRun run) {
    jdbi.useHandle(handle -> bind(handle.createUpdate(FINISH), run).execute());
  }

  Page<QueryRun> list(PageRequest<QueryRun> request) {
    return new PageQuery<>(request, SELECT)
        .where("query_id = :queryId", "queryId", request.idFilter("queryId"))
        .where("connection_id = :connectionId", "connectionId", request.idFilter("connectionId"))
        .where("caller = :caller", "caller", request.filter("caller"))
        .run(jdbi, RunStore::run);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, QueryRun run) {
    return statement
        .bind("id", run.id())
        .bind("queryId", run.queryId().map(UUID::toString).orElse(null))
        .bind("queryVersion", run.queryVersion().orElse(null))
        .bind("connectionId", run.connectionId())
        .bind("environment", run.environment())
        .bind("caller", run.caller())
        .bind("requestId", run.requestId())
        .bind("statementHash", run.statementHash())
        .bind("parameters", run.parameters())
        .bind("durationMillis", run.durationMillis().orElse(null))
        .bind("rowCount", run.rowCount().orElse(null))
        .bind("affectedRows", run.affectedRows().orElse(null))
        .bind("outcome", run.outcome());
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
