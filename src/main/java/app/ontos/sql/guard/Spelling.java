package app.ontos.sql.guard;

import app.ontos.sql.lexer.Token;

/** How a token is written in {@link DriverText}. */
final class Spelling {
  private Spelling() {}

  /**
   * Whether the token is written as its author wrote it, and so may touch its neighbours again.
   * That excludes everything in quotes: two strings that touch would be one.
   */
  static boolean isVerbatim(Token token) {
    return switch (token.kind()) {
      case NUMBER, PUNCTUATION -> true;
      case OPERATOR -> !token.text().contains("?");
      case WORD -> isPlain(token.text()) && token.text().length() == token.value().length();
      default -> false;
    };
  }

  /**
   * The text for the server.
   *
   * @param number of the placeholder, where the token is one
   */
  static String forServer(Token token, int number) {
    return switch (token.kind()) {
      case NAMED_PARAMETER -> "$" + number;
      case STRING -> string(token.value());
      case BIT_STRING -> "B'" + token.value() + "'";
      case HEX_STRING -> "X'" + token.value() + "'";
      case QUOTED_IDENTIFIER -> identifier(token.value());
      case WORD -> word(token);
      default -> token.text();
    };
  }

  /** The text for the driver, to which a question mark is a placeholder and two are one. */
  static String forDriver(Token token, String forServer) {
    return switch (token.kind()) {
      case NAMED_PARAMETER -> "?";
      case OPERATOR -> forServer.replace("?", "??");
      default -> forServer;
    };
  }

  private static String word(Token token) {
    if (isVerbatim(token)) {
      return token.text();
    }
    // The N of N'…' means NCHAR; any other word here is no keyword, for those are plain.
    return isPlain(token.text()) ? token.value() : identifier(token.value());
  }

  /** ASCII, and without a dollar sign, which the driver might take for the start of a string. */
  private static boolean isPlain(String word) {
    return word.chars().allMatch(c -> c < 0x80 && c != '$');
  }

  private static String identifier(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  private static String string(String value) {
    String doubled = value.replace("'", "''");
    return doubled.contains("\\")
        ? "E'" + doubled.replace("\\", "\\\\") + "'"
        : "'" + doubled + "'";
  }
}
