package app.ontos.sql.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LexerPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "E'",
          "U&'",
          "u&\"",
          "N'",
          "B'01'",
          "x'",
          "$$",
          "$a$",
          "$",
          "\\",
          "\\u",
          "\\D83D",
          "0061",
          "--",
          "/*",
          "*/",
          "\n",
          "\r",
          " ",
          "\t",
          "\f",
          "1",
          "1.",
          "..",
          "0x",
          "e+1",
          "_",
          "a",
          "uescape",
          "UESCAPE '!'",
          ":",
          "::",
          ":=",
          ":a",
          "$1",
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          "+",
          "-",
          "@",
          "?",
          "*",
          "/",
          "<",
          "=",
          "{",
          "\0",
          "\uD83D\uDE00",
          "\uD800",
          "\u00A0",
          "\uFEFF");

  @RepeatedTest(20)
  void everyTextBecomesTokensThatMakeItAgainOrAFault(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<String> texts = Stream.generate(() -> soup(random)).limit(2_000).toList();

    // When
    long understood = texts.stream().filter(text -> tokens(text) > 0).count();

    // Then
    assertThat(understood).isGreaterThan(100).isLessThan(texts.size());
  }

  static Stream<String> longTexts() {
    return Stream.concat(
        PIECES.stream(),
        Stream.of(
            "+-",
            "+ -",
            "@+",
            "/*/",
            "'\n",
            "U&'a' ",
            "U&'a'--\n",
            "$a$$",
            "$a",
            "a$",
            "((",
            "'a'\n--\n",
            "E'\\",
            "1_",
            "\"\"\"",
            ":a["));
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  @Timeout(10)
  void takesLinearTime(String piece) {
    // Given
    String text = piece.repeat(Lexer.MAX_LENGTH / piece.length());

    // When
    int tokens = tokens(text);

    // Then
    assertThat(tokens).isLessThanOrEqualTo(text.length());
  }

  private static String soup(Random random) {
    return random
        .ints(1 + random.nextInt(12), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }

  /** How many tokens make the text again; none stands for a fault. */
  private static int tokens(String text) {
    try {
      List<Token> tokens = Lexer.tokens(text);
      String again = tokens.stream().map(Token::text).collect(Collectors.joining());
      assertThat(again).isEqualTo(text);
      int end = 0;
      for (Token token : tokens) {
        assertThat(token.start()).isEqualTo(end);
        end = token.end();
      }
      return tokens.size();
    } catch (SqlSyntax e) {
      assertThat(e.position().offset()).isBetween(0, text.length());
      return 0;
    }
  }
}
