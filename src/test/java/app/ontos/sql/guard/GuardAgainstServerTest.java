package app.ontos.sql.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.sql.SqlDatabase;
import app.ontos.sql.guard.Verdict.Allowed;
import app.ontos.sql.lexer.Lexer;
import app.ontos.sql.lexer.SqlSyntax;
import app.ontos.sql.lexer.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server itself counts the statements of a text, and runs what was sent beside the source. */
class GuardAgainstServerTest {
  private static final List<String> GAPS =
      List.of(" ", "\n", "\t", "/* ; */", "/*/*;*/'*/", "-- ';\n", "--\r", "\f", "/**/\n", " ");

  private static final List<String> VALUES =
      List.of(
          "'a;b'",
          "'a\\'",
          "E'a\\';'",
          "E'a'\n'\\';'",
          "$$;'$$",
          "$x$ $$;$$ $x$",
          "U&'\\003B!'",
          "U&'!003B' UESCAPE '!'",
          "'it''s;'",
          "B'10'",
          "X'1F'",
          "1",
          "1.5e-1",
          ".5",
          "0x1F",
          "1_0",
          "(1;2)",
          "-1",
          "- -1",
          "2*-1",
          "1<>-1",
          "N';'",
          "'a' -- c\n 'b'",
          "CASE WHEN true THEN ';' END",
          "array[1,2][1:2]");

  private static final List<String> NAMES =
      List.of(
          "a", "\"a;b\"", "\"a\"\"b\"", "U&\"\\003B\"", "größe", "a$b", "b\u00A0", "\"end\"", "_1");

  private static final List<String> ENDS =
      List.of("", ";", ";;", "; -- done", "/* ; */", "; SELECT 2", ";--\n;SELECT 2", "; /* */ ;");

  private static SqlDatabase database = SqlDatabase.with();

  @BeforeAll
  static void teachTheServerToCount() {
    database.execute(
        """
        CREATE FUNCTION counted(statement text) RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE c refcursor;
        BEGIN
          OPEN c FOR EXECUTE statement;
          CLOSE c;
          RETURN 'one';
        EXCEPTION
          WHEN invalid_cursor_definition THEN RETURN 'several';
          WHEN OTHERS THEN RETURN sqlstate || ' ' || sqlerrm;
        END $f$
        """);
    database.execute(
        """
        CREATE FUNCTION result(statement text) RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE r record;
        BEGIN
          EXECUTE statement INTO r;
          RETURN row_to_json(r)::text;
        EXCEPTION WHEN OTHERS THEN RETURN sqlstate || ' ' || sqlerrm;
        END $f$
        """);
  }

  @RepeatedTest(5)
  void countsStatementsAsTheServerDoes(RepetitionInfo repetition) throws SQLException {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> texts = Stream.generate(() -> statement(random)).limit(400).toList();

    // When
    List<String> counts = asked("counted", texts);

    // Then
    for (int i = 0; i < texts.size(); i++) {
      if (counts.get(i).equals("one") || counts.get(i).equals("several")) {
        assertThat(counted(texts.get(i))).as(texts.get(i)).isEqualTo(counts.get(i));
      }
    }
    assertThat(counts).contains("one", "several");
  }

  @RepeatedTest(5)
  void whatIsSentMeansWhatTheSourceMeans(RepetitionInfo repetition) throws SQLException {
    // Given
    Random random = new Random(100 + repetition.getCurrentRepetition());
    List<String> allowed = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    for (String text : Stream.generate(() -> statement(random)).limit(400).toList()) {
      if (StatementGuard.judge(text, StatementMode.READ) instanceof Allowed verdict) {
        allowed.add(text);
        sent.add(verdict.text().server());
      }
    }

    // When
    List<String> results = asked("result", sent);

    // Then
    assertThat(results).isEqualTo(asked("result", allowed));
    assertThat(results).filteredOn(result -> result.startsWith("{")).hasSizeGreaterThan(100);
  }

  @Test
  void whatIsSentMeansTheSameWhereBackslashesEscapeInEveryString() throws SQLException {
    // Given
    Random random = new Random(200);
    List<String> sent =
        Stream.generate(() -> StatementGuard.judge(statement(random), StatementMode.READ))
            .limit(400)
            .filter(Allowed.class::isInstance)
            .map(verdict -> ((Allowed) verdict).text().server())
            .toList();

    // When
    List<String> results = asked("result", sent, "SET standard_conforming_strings = off");

    // Then
    assertThat(results).isEqualTo(asked("result", sent));
    assertThat(sent).anyMatch(text -> text.contains("\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1 ;;; ",
        "; SELECT 1",
        "SELECT 1 -- ; \r; SELECT 2",
        "SELECT $a$;$a$; SELECT 2",
        "SELECT 1 AS a$$; SELECT ';' AS b$$",
        "SELECT 'a\\'; SELECT '\\b'",
        "SELECT E'a\\'; SELECT \\'b'",
        "SELECT 1 AS begin; SELECT 2 AS atomic",
        "SELECT 1 /* /* */; */ ; SELECT 2"
      })
  void countsOddTextsAsTheServerDoes(String text) throws SQLException {
    // When
    String count = asked("counted", List.of(text)).get(0);

    // Then
    assertThat(counted(text)).isEqualTo(count);
  }

  private static String statement(Random random) {
    String columns =
        Stream.generate(
                () ->
                    pick(random, VALUES)
                        + pick(random, GAPS)
                        + "AS"
                        + gap(random)
                        + pick(random, NAMES))
            .limit(1 + random.nextInt(3))
            .collect(Collectors.joining(pick(random, GAPS) + ","));
    return pick(random, GAPS)
        + "SELECT"
        + gap(random)
        + columns
        + pick(random, GAPS)
        + pick(random, ENDS);
  }

  private static String gap(Random random) {
    return pick(random, GAPS) + pick(random, GAPS);
  }

  private static String pick(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String counted(String text) {
    try {
      List<Token> tokens =
          Lexer.tokens(text).stream().filter(token -> !token.kind().isGap()).toList();
      return StatementSplit.only(tokens).size() > 0 ? "one" : "none";
    } catch (Objection e) {
      return e.code() == RefusalCode.SEVERAL_STATEMENTS ? "several" : e.reason();
    } catch (SqlSyntax e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> asked(String function, List<String> texts) throws SQLException {
    return asked(function, texts, "SET standard_conforming_strings = on");
  }

  private static List<String> asked(String function, List<String> texts, String setting)
      throws SQLException {
    String question =
        "SELECT %s(s) FROM unnest(?) WITH ORDINALITY AS t(s, n) ORDER BY n".formatted(function);
    try (Connection connection = database.connect();
        PreparedStatement ask = connection.prepareStatement(question)) {
      connection.createStatement().execute(setting);
      ask.setArray(1, connection.createArrayOf("text", texts.toArray()));
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    }
  }
}
