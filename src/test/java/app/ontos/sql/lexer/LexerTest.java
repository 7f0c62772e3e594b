package app.ontos.sql.lexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerTest {
  private static final String BACKSLASH = "\\";

  static Stream<Arguments> literals() {
    return Stream.of(
        Arguments.of("'it''s'", TokenKind.STRING, "it's"),
        Arguments.of("'C:\\'", TokenKind.STRING, "C:\\"),
        Arguments.of("''", TokenKind.STRING, ""),
        Arguments.of("'a'\n'b'", TokenKind.STRING, "ab"),
        Arguments.of("'a' \t-- c\r 'b'", TokenKind.STRING, "ab"),
        Arguments.of("E'a\\tb\\'c''d\\\\'", TokenKind.STRING, "a\tb'c'd\\"),
        Arguments.of(
            "e'\\101\\x42\\x4\\u0043\\U0001F600\\q'", TokenKind.STRING, "AB\4C\uD83D\uDE00q"),
        Arguments.of("E'\\uD83D\\uDE00'", TokenKind.STRING, "\uD83D\uDE00"),
        Arguments.of("E'\\xC3\\xA4\\303\\244'", TokenKind.STRING, "ää"),
        Arguments.of("E'\\x4'\n'1'", TokenKind.STRING, "\u00041"),
        Arguments.of("E'a'\n'\\'b'", TokenKind.STRING, "a'b"),
        Arguments.of("U&'d\\0061t\\+000061\\\\'", TokenKind.STRING, "data\\"),
        Arguments.of("u&'!0041!!\\' UESCAPE '!'", TokenKind.STRING, "A!\\"),
        Arguments.of("U&'!0041'/*x*/uescape--\nE'!'", TokenKind.STRING, "A"),
        Arguments.of("U&'!0041' uescape $$!$$", TokenKind.STRING, "A"),
        Arguments.of("U&'\\D83D\\+00DE00'", TokenKind.STRING, "\uD83D\uDE00"),
        Arguments.of("U&'\\00'\n'41'", TokenKind.STRING, "A"),
        Arguments.of("B'01'\n'1'", TokenKind.BIT_STRING, "011"),
        Arguments.of("x'1Ff'", TokenKind.HEX_STRING, "1Ff"),
        Arguments.of("$$a'b$c$$", TokenKind.STRING, "a'b$c"),
        Arguments.of("$a1_ä$ $$ $a$ $a1_ä$", TokenKind.STRING, " $$ $a$ "),
        Arguments.of("$a$ $b$a$", TokenKind.STRING, " $b"),
        Arguments.of("\"a\"\"B\"", TokenKind.QUOTED_IDENTIFIER, "a\"B"),
        Arguments.of("U&\"d\\0061\"\"t!\"", TokenKind.QUOTED_IDENTIFIER, "da\"t!"),
        Arguments.of("U&\"d!0061\" UESCAPE '!'", TokenKind.QUOTED_IDENTIFIER, "da"),
        Arguments.of("SeLeCt", TokenKind.WORD, "select"),
        Arguments.of("ÄÖ\u212A$1", TokenKind.WORD, "ÄÖ\u212A$1"),
        Arguments.of("\uFEFFa\u00A0b", TokenKind.WORD, "\uFEFFa\u00A0b"),
        Arguments.of("$12", TokenKind.POSITIONAL_PARAMETER, "$12"),
        Arguments.of(":name_1", TokenKind.NAMED_PARAMETER, "name_1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("literals")
  void decodesAsTheServerDoes(String text, TokenKind kind, String value) throws SqlSyntax {
    // When
    List<Token> tokens = Lexer.tokens(text);

    // Then
    assertThat(tokens).containsExactly(new Token(kind, 0, text.length(), text, value));
  }

  static Stream<Arguments> numbers() {
    return Stream.of("0", "42", "1.", ".5", "1.5", "1e3", "1.E-3", ".5e+1", "1_000.000_1", "0x1F")
        .flatMap(text -> Stream.of(text, text.toUpperCase(java.util.Locale.ROOT)))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void takesEveryFormOfNumber(String text) throws SqlSyntax {
    // When
    List<Token> tokens = Lexer.tokens(text);

    // Then
    assertThat(tokens).extracting(Token::kind).containsExactly(TokenKind.NUMBER);
  }

  static Stream<Arguments> splits() {
    return Stream.of(
        Arguments.of("1..2", List.of("1", "..", "2")),
        Arguments.of("1...5", List.of("1", "..", ".5")),
        Arguments.of("1.5.5", List.of("1.5", ".5")),
        Arguments.of("a.b.*", List.of("a", ".", "b", ".", "*")),
        Arguments.of("a::int", List.of("a", "::", "int")),
        Arguments.of("a:=1", List.of("a", ":=", "1")),
        Arguments.of("a=>1", List.of("a", "=>", "1")),
        Arguments.of("a<=-1", List.of("a", "<=", "-", "1")),
        Arguments.of("a*+-+1", List.of("a", "*", "+", "-", "+", "1")),
        Arguments.of("a@-1", List.of("a", "@-", "1")),
        Arguments.of("a+@-+1", List.of("a", "+@-+", "1")),
        Arguments.of("a+--1", List.of("a", "+", "--1")),
        Arguments.of("a@/*b*/-1", List.of("a", "@", "/*b*/", "-", "1")),
        Arguments.of("a*/*/**/*/b", List.of("a", "*", "/*/**/*/", "b")),
        Arguments.of("a?|b", List.of("a", "?|", "b")),
        Arguments.of("1$$x$$", List.of("1", "$$x$$")),
        Arguments.of("a$$x", List.of("a$$x")),
        Arguments.of("'a''b''c'", List.of("'a''b''c'")),
        Arguments.of("'a' 'b'", List.of("'a'", " ", "'b'")),
        Arguments.of("'a' /*\n*/ 'b'", List.of("'a'", " ", "/*\n*/", " ", "'b'")),
        Arguments.of("'a'\nE'b'", List.of("'a'", "\n", "E'b'")),
        Arguments.of("B'1''0'", List.of("B'1'", "'0'")),
        Arguments.of("fooE'x'", List.of("fooE", "'x'")),
        Arguments.of("U& 'x'", List.of("U", "&", " ", "'x'")),
        Arguments.of("U&'x' uescaped", List.of("U&'x'", " ", "uescaped")),
        Arguments.of("U&'x' UE\u017FCAPE '!'", List.of("U&'x'", " ", "UE\u017FCAPE", " ", "'!'")),
        Arguments.of("N'x'", List.of("N", "'x'")),
        Arguments.of("--a\rb", List.of("--a", "\r", "b")),
        Arguments.of("/*/* */-- */b", List.of("/*/* */-- */", "b")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("splits")
  void cutsWhereTheServerCuts(String text, List<String> texts) throws SqlSyntax {
    // When
    List<Token> tokens = Lexer.tokens(text);

    // Then
    assertThat(tokens).extracting(Token::text).isEqualTo(texts);
  }

  static Stream<Arguments> colons() {
    return Stream.of(
        Arguments.of("a = :n", List.of("n")),
        Arguments.of("a=:n", List.of("n")),
        Arguments.of("LIMIT:n", List.of("n")),
        Arguments.of("f(:a,:b)", List.of("a", "b")),
        Arguments.of(":a::int", List.of("a")),
        Arguments.of("x::int", List.of()),
        Arguments.of("x:=y", List.of()),
        Arguments.of("':a' /* :b */ $$:c$$ \":d\" -- :e", List.of()),
        Arguments.of("a[1:n]", List.of()),
        Arguments.of("a[lo:hi]", List.of()),
        Arguments.of("a[(1):hi]", List.of()),
        Arguments.of("a[b[1]:hi]", List.of()),
        Arguments.of("a[:n]", List.of("n")),
        Arguments.of("a[:lo::hi]", List.of("lo")),
        Arguments.of("a[:lo : :hi]", List.of("lo", "hi")),
        Arguments.of("a[1 :n]", List.of("n")),
        Arguments.of("a[1/**/:n]", List.of("n")),
        Arguments.of("json_object('a':b, c:d)", List.of()),
        Arguments.of("json_object('a': :b)", List.of("b")),
        Arguments.of("(a) = :n", List.of("n")),
        Arguments.of("a ?:n", List.of("n")),
        Arguments.of(":1", List.of()),
        Arguments.of(": n", List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("colons")
  void tellsParametersFromOtherColons(String text, List<String> names) throws SqlSyntax {
    // When
    List<Token> tokens = Lexer.tokens(text);

    // Then
    assertThat(tokens)
        .filteredOn(token -> token.kind() == TokenKind.NAMED_PARAMETER)
        .extracting(Token::value)
        .isEqualTo(names);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("SELECT 'a", 7),
        Arguments.of("SELECT 'a'\n'b", 11),
        Arguments.of("SELECT E'a\\'", 8),
        Arguments.of("SELECT \"a", 7),
        Arguments.of("SELECT \"\"", 7),
        Arguments.of("SELECT U&\"\"", 9),
        Arguments.of("SELECT $a$b$c$", 7),
        Arguments.of("SELECT $a", 7),
        Arguments.of("SELECT /* /* */", 7),
        Arguments.of("SELECT 1a", 7),
        Arguments.of("SELECT 1_", 7),
        Arguments.of("SELECT 1__0", 7),
        Arguments.of("SELECT 1._5", 7),
        Arguments.of("SELECT 1e", 7),
        Arguments.of("SELECT 1e+", 7),
        Arguments.of("SELECT 0x", 7),
        Arguments.of("SELECT 0xG", 7),
        Arguments.of("SELECT 0b2", 7),
        Arguments.of("SELECT $1a", 7),
        Arguments.of("SELECT B'12'", 7),
        Arguments.of("SELECT X'G'", 7),
        Arguments.of("SELECT E'\\u12'", 9),
        Arguments.of("SELECT E'\\uD83D'", 9),
        Arguments.of("SELECT E'\\uD83D'\n'\\uDE00'", 9),
        Arguments.of("SELECT E'\\uDE00'", 9),
        Arguments.of("SELECT E'\\U00110000'", 9),
        Arguments.of("SELECT E'\\UFFFFFFFF'", 9),
        Arguments.of("SELECT E'\\0'", 7),
        Arguments.of("SELECT E'\\xFF'", 7),
        Arguments.of("SELECT U&'\\12'", 7),
        Arguments.of("SELECT U&'\\D83D\\\\'", 7),
        Arguments.of("SELECT U&'\\0000'", 7),
        Arguments.of("SELECT U&'a' UESCAPE 'ab'", 21),
        Arguments.of("SELECT U&'a' UESCAPE '+'", 21),
        Arguments.of("SELECT U&'a' UESCAPE x", 21),
        Arguments.of("SELECT U&'a' UESCAPE", 20),
        Arguments.of("SELECT {", 7),
        Arguments.of("SELECT a\\b", 8),
        Arguments.of("SELECT a\0", 8),
        Arguments.of("SELECT '\uD800'", 8),
        Arguments.of("SELECT :nä", 7),
        Arguments.of("SELECT :n$", 7),
        Arguments.of("SELECT :" + "n".repeat(64), 7),
        Arguments.of("SELECT 1 " + "@".repeat(64) + " 2", 9));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void saysWhereATextStopsMakingSense(String text, int offset) {
    // When
    SqlSyntax fault = catchThrowableOfType(SqlSyntax.class, () -> Lexer.tokens(text));

    // Then
    assertThat(fault.position().offset()).isEqualTo(offset);
    assertThat(fault).hasMessageMatching("(A|An|The|UESCAPE) .+");
  }

  @Test
  void countsPositionsInCodePointsAndLines() {
    // Given
    String text = "SELECT '\uD83D\uDE00',\r\n  'ä',\r  \uD83D\uDE00 {";

    // When
    SqlSyntax fault = catchThrowableOfType(SqlSyntax.class, () -> Lexer.tokens(text));

    // Then
    assertThat(fault.position()).isEqualTo(new Position(24, 3, 5));
  }

  @Test
  void refusesATextThatIsTooLong() {
    // Given
    String text = " ".repeat(Lexer.MAX_LENGTH + 1);

    // When
    SqlSyntax fault = catchThrowableOfType(SqlSyntax.class, () -> Lexer.tokens(text));

    // Then
    assertThat(fault).hasMessageContaining("longer than 200000");
  }

  @Test
  void keepsABackslashOutOfStandardStrings() throws SqlSyntax {
    // Given
    String text = "'" + BACKSLASH + "' ; '" + BACKSLASH + "'";

    // When
    List<Token> tokens = Lexer.tokens(text);

    // Then
    assertThat(tokens).filteredOn(token -> token.isMark(";")).hasSize(1);
  }
}
