package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.testruns.check.CheckKind;
import app.ontos.testruns.check.Outcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Results of test runs in PostgreSQL, in the order in which the contract says what is checked. */
@ApplicationScoped
class TestResultStore {
  private static final Map<String, Outcome> OUTCOMES =
      Arrays.stream(Outcome.values())
          .collect(Collectors.toUnmodifiableMap(Outcome::text, Function.identity()));

  private static final Map<String, CheckKind> KINDS =
      Arrays.stream(CheckKind.values())
          .collect(Collectors.toUnmodifiableMap(CheckKind::text, Function.identity()));

  private static final String SELECT =
      """
      select id, ordinal, kind, pointer, table_name, column_name, rule, dimension, severity,
        outcome, reason, failing, checked, measured, samples
      from contract_test_result""";

  private static final String OF_RUN =
      """
      run_id = (select r.id from contract_test_run r
        where r.id = :run and r.data_contract_id = :contract and %s)"""
          .formatted(ContractStore.SEEN);

  private final Jdbi jdbi;
  private final ObjectMapper json;

  TestResultStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  static Collection<TestResult> collection(UUID contract, UUID run) {
    return Collection.of(
        TestRunStore.path(contract) + "/" + run + "/results",
        Set.of("outcome", "table", "kind"),
        TestResult::id,
        List.of(
            new SortOrder<>(
                "ordinal", "ordinal", "int", result -> Integer.toString(result.ordinal()))));
  }

  Page<TestResult> list(UUID contract, UUID run, PageRequest<TestResult> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where(OF_RUN, Map.of("run", run, "contract", contract))
        .binding(ContractStore.seenBy(caller))
        .where("outcome = :outcome", "outcome", TestRunStore.word(request, "outcome", OUTCOMES))
        .where("kind = :kind", "kind", TestRunStore.word(request, "kind", KINDS))
        .where("table_name = :table", "table", request.filter("table"))
        .run(jdbi, this::result);
  }

  private TestResult result(ResultSet row, StatementContext context) throws SQLException {
    List<JsonNode> samples = new ArrayList<>();
    read(row.getString("samples")).forEach(samples::add);
    Optional<Long> failing = Optional.ofNullable(row.getObject("failing", Long.class));
    Optional<Long> checked = Optional.ofNullable(row.getObject("checked", Long.class));
    return new TestResult(
        Rows.id(row, "id"),
        row.getInt("ordinal"),
        known(KINDS, row.getString("kind")),
        row.getString("pointer"),
        Rows.optionalText(row, "table_name"),
        Rows.optionalText(row, "column_name"),
        Rows.optionalText(row, "rule"),
        Rows.optionalText(row, "dimension"),
        Rows.optionalText(row, "severity"),
        known(OUTCOMES, row.getString("outcome")),
        Rows.optionalText(row, "reason"),
        failing,
        checked,
        failing.flatMap(rows -> checked.filter(all -> all > 0).map(all -> (double) rows / all)),
        Rows.optionalText(row, "measured").map(this::read),
        samples);
  }

  private static <T> T known(Map<String, T> words, String word) {
    return Optional.ofNullable(words.get(word)).orElseThrow();
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL gave jsonb that is not JSON", e);
    }
  }
}
