package app.ontos.testruns.check;

import java.util.Map;

/**
 * A pattern of the standard, which are those of ECMA-262, in PostgreSQL's syntax. Both search for
 * it anywhere in the text. What the two spell differently is spelled anew: {@code \b} is a word's
 * end and not a backspace, {@code .} is no end of a line, {@code \d} and {@code \w} are ASCII. What
 * PostgreSQL doesn't know, such as {@code \p{L}} or a named group, stays, and is refused there.
 */
final class EcmaPattern {
  /** Characters of the longest pattern. */
  static final int LONGEST = 2_000;

  private static final Map<Character, String> OUTSIDE =
      Map.of(
          'd', "[0-9]",
          'D', "[^0-9]",
          'w', "[A-Za-z0-9_]",
          'W', "[^A-Za-z0-9_]",
          'b', "\\y",
          'B', "\\Y",
          'z', "\\Z");

  private static final Map<Character, String> INSIDE = Map.of('d', "0-9", 'w', "A-Za-z0-9_");

  private final String pattern;
  private final StringBuilder translated = new StringBuilder();
  private int at;
  private boolean inBrackets;

  private EcmaPattern(String pattern) {
    this.pattern = pattern;
  }

  /** The pattern as PostgreSQL has it. */
  static String forPostgres(String pattern) {
    return new EcmaPattern(pattern).translated();
  }

  private String translated() {
    if (pattern.startsWith("***")) { // a word to PostgreSQL's parser, and no pattern at all
      return "*" + pattern;
    }
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '\\' && at + 1 < pattern.length()) {
        escape(pattern.charAt(at + 1));
      } else if (inBrackets) {
        insideBrackets(c);
      } else {
        outsideBrackets(c);
      }
    }
    return translated.toString();
  }

  private void escape(char c) {
    String other = (inBrackets ? INSIDE : OUTSIDE).get(c);
    at += 2;
    if (other != null) {
      translated.append(other);
    } else if (c == 'x' && isHexadecimal(at, 2)) { // PostgreSQL would take all digits that follow
      translated.append("\\u00").append(pattern, at, at + 2);
      at += 2;
    } else {
      translated.append('\\').append(c);
    }
  }

  private void outsideBrackets(char c) {
    at++;
    if (c == '.') {
      translated.append("[^\\n\\r]");
      return;
    }
    translated.append(c);
    if (c == '[') {
      inBrackets = true;
      if (at < pattern.length() && pattern.charAt(at) == '^') {
        translated.append('^');
        at++;
      }
    }
  }

  private void insideBrackets(char c) {
    int endOfClass = c == '[' && pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
    if (endOfClass > 0) { // POSIX, which nobody writes who means these characters
      translated.append(pattern, at, endOfClass + 2);
      at = endOfClass + 2;
      return;
    }
    at++;
    inBrackets = c != ']';
    translated.append(c == '[' ? "\\[" : c);
  }

  private boolean isHexadecimal(int from, int length) {
    return from + length <= pattern.length()
        && pattern
            .substring(from, from + length)
            .chars()
            .allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
