package app.ontos.sql.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.sql.SqlDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random literals, decoded here and by the server: it must come to the same. */
class LexerAgainstServerTest {
  private static final List<String> PIECES =
      List.of(
          "'",
          "'",
          "''",
          "\\",
          "\\\\",
          "\\'",
          "\\n",
          "\\x4",
          "1",
          "\\101",
          "\\u0061",
          "\\uD83D",
          "\\uDE00",
          "\\0061",
          "\\+01F600",
          "!0061",
          "!!",
          "\n",
          " ",
          "--",
          "-- c\n",
          "\t",
          "a",
          "\u00E4",
          "$",
          "$$",
          "$a$",
          "E'",
          "\r");

  private static final List<String> OPENINGS =
      List.of("'", "E'", "U&'", "$$", "$a$", "e'a'\n'", "U&'a' \n '");

  private static final List<String> CLOSINGS =
      List.of("'", "'", "$$", "$a$", "' UESCAPE '!'", "'\n'b'");

  private static SqlDatabase database = SqlDatabase.with();

  @BeforeAll
  static void teachTheServerToDecode() {
    database.execute(
        """
        CREATE FUNCTION decoded(statement text) RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE answer text;
        BEGIN
          EXECUTE statement INTO answer;
          RETURN 'value:' || coalesce(answer, '');
        EXCEPTION WHEN OTHERS THEN
          RETURN 'error:' || sqlstate || ' ' || sqlerrm;
        END $f$
        """);
  }

  @RepeatedTest(10)
  void decodesLiteralsAsTheServerDoes(RepetitionInfo repetition) throws SQLException {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> texts = Stream.generate(() -> literal(random)).limit(1_000).toList();

    // When
    List<String> answers = decodedByServer(texts);

    // Then
    int alike = 0;
    for (int i = 0; i < texts.size(); i++) {
      Optional<String> value = decodedHere(texts.get(i));
      if (value.isPresent()) {
        assertThat(answers.get(i)).as(texts.get(i)).isEqualTo("value:" + value.get());
        alike++;
      } else {
        assertThat(answers.get(i)).as(texts.get(i)).startsWith("error:");
      }
    }
    assertThat(alike).isGreaterThan(50).isLessThan(texts.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a",
        "1_",
        "1__0",
        "0x",
        "0xG",
        "0b2",
        "1e",
        "1e+",
        "1._5",
        "0x1F",
        "0b11",
        "0o17",
        "1_000",
        "1.",
        ".5",
        "1e5",
        "1.5E-2",
        "\u00A01",
        "1\u000B",
        "1\f",
        "1\u0085",
        "1\u2028",
        "B'12'",
        "X'G'",
        "B'01'",
        "N'a'",
        "nchar'a'",
        "1 -- a\r",
        "1 --- a",
        "1/*/*/**/*/*/",
        "1/*/*/",
        "1 + + + - 1",
        "1 +-+-+- 1",
        "2*-1",
        "@ -1",
        "@-1",
        "1\\",
        "{",
        "1`",
        "1::int",
        "1:::int",
        "$",
        "$1$",
        "1..2",
        "1.5.5",
        "1<>-1",
        "1<=-1",
        "1!=-1"
      })
  void takesAndRefusesWhatTheServerTakesAndRefuses(String expression) throws SQLException {
    // Given
    String statement = "SELECT " + expression;

    // When
    String answer = decodedByServer(List.of(statement)).get(0);

    // Then
    if (answer.startsWith("value:")) {
      assertThat(isUnderstood(statement)).as(answer).isTrue();
    } else if (answer.matches("(?s)error:42601 (trailing junk|invalid|unterminated).*")) {
      assertThat(isUnderstood(statement)).as(answer).isFalse();
    } else {
      assertThat(answer).matches("(?s)error:(42601 syntax error|42883|42703|42P02|22P02|42846).*");
    }
  }

  private static String literal(Random random) {
    String body =
        random
            .ints(random.nextInt(5), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining());
    return "SELECT " + pick(random, OPENINGS) + body + pick(random, CLOSINGS);
  }

  private static String pick(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The value, where the statement selects one literal, perhaps with an alias. */
  private static Optional<String> decodedHere(String statement) {
    try {
      List<Token> tokens =
          Lexer.tokens(statement).stream().filter(token -> !token.kind().isGap()).toList();
      boolean one = tokens.size() > 1 && tokens.get(1).kind() == TokenKind.STRING;
      boolean alias = tokens.size() == 3 && tokens.get(2).isName();
      return one && (tokens.size() == 2 || alias)
          ? Optional.of(tokens.get(1).value())
          : Optional.empty();
    } catch (SqlSyntax e) {
      return Optional.empty();
    }
  }

  private static boolean isUnderstood(String statement) {
    try {
      return !Lexer.tokens(statement).isEmpty();
    } catch (SqlSyntax e) {
      return false;
    }
  }

  private static List<String> decodedByServer(List<String> statements) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement ask =
            connection.prepareStatement(
                "SELECT decoded(s) FROM unnest(?) WITH ORDINALITY AS t(s, n) ORDER BY n")) {
      ask.setArray(1, connection.createArrayOf("text", statements.toArray()));
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
