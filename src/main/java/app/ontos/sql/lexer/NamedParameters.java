package app.ontos.sql.lexer;

/** {@code :name}: a colon, then an ASCII letter or underscore, then those and digits. */
final class NamedParameters {
  /** As long as an identifier of PostgreSQL. */
  private static final int MAX_LENGTH = 63;

  private NamedParameters() {}

  /** Whether a parameter's name follows the colon at an index. */
  static boolean startAt(String text, int colon) {
    char c = Characters.at(text, colon + 1);
    return Characters.isAsciiLetter(c) || c == '_';
  }

  /** The end of the parameter that begins at a colon. */
  static int end(String text, int colon) throws SqlSyntax {
    int end = colon + 1;
    while (isPartOfName(Characters.at(text, end))) {
      end++;
    }
    if (end - colon - 1 > MAX_LENGTH) {
      throw new SqlSyntax(
          "A parameter's name is longer than %d characters".formatted(MAX_LENGTH), text, colon);
    }
    if (Characters.continuesIdentifier(Characters.at(text, end))) {
      throw new SqlSyntax(
          "A parameter's name may only contain ASCII letters, digits and underscores", text, colon);
    }
    return end;
  }

  private static boolean isPartOfName(char c) {
    return Characters.isAsciiLetter(c) || Characters.isDigit(c) || c == '_';
  }
}
