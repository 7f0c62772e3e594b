package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.sql.SqlDatabase;
import app.ontos.sql.StatementFile;
import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.guard.Verdict.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInFunctionsTest {

  /** A new release's functions are looked at one by one when this test runs on it. */
  @Test
  void everyVolatileFunctionOfTheServerIsRefusedOrKnownToBeHarmless() throws SQLException {
    // Given
    SqlDatabase database = SqlDatabase.with();
    Set<String> harmless =
        StatementFile.entries("volatile-functions.txt").stream()
            .flatMap(entry -> List.of(entry.statement().split("\\s+", -1)).stream())
            .collect(Collectors.toSet());

    // When
    List<String> functions =
        database.rows(
            """
            SELECT DISTINCT proname FROM pg_proc
            WHERE provolatile = 'v' AND pronamespace = 'pg_catalog'::regnamespace
              AND NOT proargtypes && ARRAY['internal'::regtype::oid]::oidvector
              AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'language_handler'::regtype)
            """);

    // Then
    assertThat(functions).hasSizeGreaterThan(150);
    assertThat(functions).filteredOn(name -> isRefused(name) == harmless.contains(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nextval", "setval"})
  void writesMayUseSequences(String function) {
    // Given
    String text = "INSERT INTO t VALUES (%s('s'))".formatted(function);

    // When
    Verdict verdict = StatementGuard.judge(text, StatementMode.WRITE);

    // Then
    assertThat(verdict).isInstanceOf(Allowed.class);
    assertThat(isRefused(function)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_sleep FROM t",
        "SELECT 1 AS pg_sleep",
        "SELECT lower('x'), lo FROM t",
        "SELECT * FROM t TABLESAMPLE system (10)",
        "SELECT pg_size_pretty(pg_relation_size('t'))",
        "SELECT current_setting('search_path'), xmlelement(name a), to_tsvector('a')"
      })
  void namesThatAreNotCalledAndOtherFunctionsPass(String text) {
    // When
    Verdict verdict = StatementGuard.judge(text, StatementMode.READ);

    // Then
    assertThat(verdict).isInstanceOf(Allowed.class);
  }

  private static boolean isRefused(String function) {
    return StatementGuard.judge("SELECT " + function + "()", StatementMode.READ)
            instanceof Refused refused
        && refused.code() == RefusalCode.FUNCTION;
  }
}
