package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the last finished runs in every place: one statement, within the bounds of the history. */
@ApplicationScoped
class TestTrendStore {
  private static final String SELECT =
      """
      select id, connection_id, environment, verdict, checks_total, passed, failed, errored,
        skipped, started_at, ended_at
      from (
        select id, connection_id, environment, verdict, checks_total, passed, failed, errored,
          skipped, started_at, ended_at, row_number() over (
          partition by connection_id, environment order by created_at desc, id desc) as place
        from contract_test_run r
        where data_contract_id = :contract and state = 'finished' and %s) as numbered
      where place <= :most
      order by environment, connection_id, place"""
          .formatted(ContractStore.SEEN);

  private final Jdbi jdbi;

  TestTrendStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The trend, with so many runs in each place; without places where none is to be seen. */
  TestTrend find(UUID contract, int most, Caller caller) {
    Map<Where, List<TestTrend.Point>> places = new LinkedHashMap<>();
    List<Map.Entry<Where, TestTrend.Point>> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(SELECT)
                    .bind("contract", contract)
                    .bind("most", most)
                    .bindMap(ContractStore.seenBy(caller))
                    .map(TestTrendStore::point)
                    .list());
    rows.forEach(
        row -> places.computeIfAbsent(row.getKey(), k -> new ArrayList<>()).add(row.getValue()));
    return new TestTrend(
        places.entrySet().stream()
            .map(e -> new TestTrend.Place(e.getKey().connection(), e.getKey().name(), e.getValue()))
            .toList());
  }

  private record Where(UUID connection, String name) {}

  private static Map.Entry<Where, TestTrend.Point> point(ResultSet row, StatementContext context)
      throws SQLException {
    Optional<Instant> started = TestRunStore.moment(row, "started_at");
    Instant ended = Rows.instant(row, "ended_at");
    return Map.entry(
        new Where(Rows.id(row, "connection_id"), row.getString("environment")),
        new TestTrend.Point(
            Rows.id(row, "id"),
            Verdict.stored(row.getString("verdict")),
            TestRunStore.counts(row),
            started,
            ended,
            Duration.between(started.orElse(ended), ended).toMillis()));
  }
}
