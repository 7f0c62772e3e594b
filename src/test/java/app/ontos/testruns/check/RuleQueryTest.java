package app.ontos.testruns.check;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.browse.RelationName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleQueryTest {
  private static final Element NOTHING = new Element(JsonNodeFactory.instance.objectNode(), "");
  private static final TestedColumn COLUMN =
      new TestedColumn(NOTHING, "Some Value", Optional.empty());
  private static final TestedTable TABLE =
      new TestedTable(
          NOTHING, new RelationName("shop", "quo\"te"), Optional.empty(), List.of(COLUMN), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from {object} where {property} is null",
        "select count(*) from ${table} where ${column} is null;",
        "select count(*) from { model } where {field} is null -- don't",
        "/* it's */ select count(*) from {schema}.\"quo\"\"te\" where {column} is null"
      })
  void fillsInNamesInQuotes(String query) {
    // When
    RuleQuery read = RuleQuery.of(query, TABLE, Optional.of(COLUMN));

    // Then
    assertThat(read.refusal()).isEmpty();
    assertThat(read.sql())
        .contains("from \"shop\" . \"quo\"\"te\" where \"Some Value\" is null")
        .endsWith("as rule limit 2");
  }

  @Test
  void leavesTextsAlone() {
    // When
    RuleQuery read =
        RuleQuery.of("select count(*) from {table} where x = '{table}'", TABLE, Optional.empty());

    // Then
    assertThat(read.sql()).contains("x = '{table}'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from {table}",
        "select 1; select 2",
        "select 1) as a, (select 2",
        "select pg_sleep(10)",
        "select :value",
        "show work_mem",
        "explain select 1",
        "select {unknown}",
        "select {column}"
      })
  void refusesWhatIsNoSingleQuery(String query) {
    // When
    RuleQuery read = RuleQuery.of(query, TABLE, Optional.empty());

    // Then
    assertThat(read.refusal()).isPresent();
  }
}
