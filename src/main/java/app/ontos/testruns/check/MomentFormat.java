package app.ontos.testruns.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A format for dates and times, in the letters of the JDK, as a pattern for texts. Letters whose
 * text depends on a language have none.
 */
final class MomentFormat {
  private static final Map<String, String> LETTERS = new HashMap<>();

  static {
    LETTERS.put("yyyy", "[0-9]{4}");
    LETTERS.put("uuuu", "[0-9]{4}");
    LETTERS.put("yy", "[0-9]{2}");
    LETTERS.put("MM", "(0[1-9]|1[0-2])");
    LETTERS.put("M", "([1-9]|1[0-2])");
    LETTERS.put("dd", "(0[1-9]|[12][0-9]|3[01])");
    LETTERS.put("d", "([1-9]|[12][0-9]|3[01])");
    LETTERS.put("HH", "([01][0-9]|2[0-3])");
    LETTERS.put("H", "([0-9]|1[0-9]|2[0-3])");
    LETTERS.put("hh", "(0[1-9]|1[0-2])");
    LETTERS.put("mm", "[0-5][0-9]");
    LETTERS.put("ss", "[0-5][0-9]");
    LETTERS.put("a", "[AaPp][Mm]");
    LETTERS.put("X", "(Z|[+-][0-9]{2}([0-9]{2})?)");
    LETTERS.put("XX", "(Z|[+-][0-9]{4})");
    LETTERS.put("XXX", "(Z|[+-][0-9]{2}:[0-9]{2})");
    LETTERS.put("Z", "[+-][0-9]{4}");
  }

  private MomentFormat() {}

  /** The pattern for a format, if all of it is understood. */
  static Optional<String> pattern(String format) {
    StringBuilder pattern = new StringBuilder("^");
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = format.indexOf('\'', at + 1) + 1;
        if (end == 0) {
          return Optional.empty();
        }
        pattern.append(literally(end == at + 2 ? "'" : format.substring(at + 1, end - 1)));
      } else if (Character.isLetter(c)) {
        while (end < format.length() && format.charAt(end) == c) {
          end++;
        }
        String letters = format.substring(at, end);
        String known = c == 'S' ? "[0-9]{%d}".formatted(letters.length()) : LETTERS.get(letters);
        if (known == null) {
          return Optional.empty();
        }
        pattern.append(known);
      } else {
        pattern.append(literally(String.valueOf(c)));
      }
      at = end;
    }
    return Optional.of(pattern.append('$').toString());
  }

  private static String literally(String text) {
    return text.replaceAll("[^A-Za-z0-9 ]", "\\\\$0");
  }
}
