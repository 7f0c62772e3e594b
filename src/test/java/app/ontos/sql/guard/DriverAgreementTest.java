package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.sql.StatementFile;
import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.guard.Verdict.Refused;
import app.ontos.sql.lexer.Lexer;
import app.ontos.sql.lexer.SqlSyntax;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** The driver's own parser, set beside the guard. */
class DriverAgreementTest {
  private static final List<String> PIECES =
      List.of(
          "SELECT ",
          "1",
          "'a'",
          "'",
          "''",
          "\\",
          "E'",
          "\\'",
          "\"",
          "$$",
          "$a$",
          "\u00A0$$",
          "a",
          "a$$",
          "?",
          "??",
          ":p",
          "::int",
          ";",
          " ",
          "\n",
          "--",
          "/*",
          "*/",
          "(",
          ")",
          ",",
          " AS ",
          "{fn ",
          "{d '",
          "}",
          "U&'",
          "BEGIN ATOMIC ",
          "END",
          "CREATE FUNCTION f() ",
          "-",
          "+",
          "N'");

  /** One statement to the server each, but not to the driver. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT E'a'\n'\\';'",
        "SELECT E'a''\\';'",
        "SELECT 1 AS b\u00A0$$, '$$;'",
        "SELECT 1$$;$$"
      })
  void theDriverAloneWouldSplitOrMisreadSomeTexts(String text) throws SQLException, SqlSyntax {
    // Given
    long statements = Lexer.tokens(text).stream().filter(token -> token.isMark(";")).count() + 1;

    // When
    List<NativeQuery> sent = Parser.parseJdbcSql(text, true, true, true, false, true);

    // Then
    assertThat(statements).isEqualTo(1);
    assertThat(sent.size() > 1 || !sent.get(0).nativeSql.equals(text)).isTrue();
    assertThat(StatementGuard.judge(text, StatementMode.READ))
        .isInstanceOfSatisfying(Allowed.class, DriverAgreementTest::assertSentAsOne);
  }

  static Stream<StatementFile.Entry> everyStatement() {
    return Stream.of("harmless.sql", "hostile.sql")
        .map(StatementFile::entries)
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyStatement")
  void theDriverSendsWhatWasJudged(StatementFile.Entry entry) {
    // When
    Verdict verdict = StatementGuard.judge(entry.statement(), StatementMode.WRITE);

    // Then
    assertSentAsOneOrRefusedForAReason(verdict);
  }

  @RepeatedTest(10)
  void theDriverSendsWhatWasJudgedWhateverItIs(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> texts = Stream.generate(() -> soup(random)).limit(5_000).toList();
    StatementMode anything =
        new StatementMode.Administrative(
            AdministrativeCommand.all().stream()
                .map(AdministrativeCommand::new)
                .collect(Collectors.toSet()));

    // When
    List<Verdict> verdicts =
        texts.stream().map(text -> StatementGuard.judge(text, anything)).toList();

    // Then
    assertThat(verdicts).allSatisfy(DriverAgreementTest::assertSentAsOneOrRefusedForAReason);
    assertThat(verdicts).filteredOn(Allowed.class::isInstance).hasSizeGreaterThan(200);
  }

  private static String soup(Random random) {
    return (random.nextBoolean() ? "SELECT " : "CREATE FUNCTION f() BEGIN ATOMIC ")
        + random
            .ints(1 + random.nextInt(8), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining());
  }

  private static void assertSentAsOneOrRefusedForAReason(Verdict verdict) {
    if (verdict instanceof Allowed allowed) {
      assertSentAsOne(allowed);
    } else {
      assertThat(((Refused) verdict).code()).isNotEqualTo(RefusalCode.DRIVER_DISAGREES);
    }
  }

  private static void assertSentAsOne(Allowed allowed) {
    for (boolean conforming : List.of(true, false)) {
      try {
        String replaced = Parser.replaceProcessing(allowed.text().jdbc(), true, conforming);
        assertThat(Parser.parseJdbcSql(replaced, conforming, true, true, false, true))
            .extracting(query -> query.nativeSql)
            .containsExactly(allowed.text().server());
      } catch (SQLException e) {
        throw new AssertionError(allowed.text().jdbc(), e);
      }
    }
  }
}
