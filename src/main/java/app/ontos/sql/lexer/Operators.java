package app.ontos.sql.lexer;

import java.util.ArrayList;
import java.util.List;

/**
 * Operators: the longest run of operator characters (PostgreSQL documentation, 4.1.3), cut where a
 * comment begins. A trailing {@code +} or {@code -} is an operator of its own, unless one of {@code
 * ~ ! @ # % ^ & | ` ?} comes before it.
 */
final class Operators {
  private static final String ALLOWS_TRAILING_SIGN = "~!@#%^&|`?";

  /** NAMEDATALEN. */
  private static final int TOO_LONG = 64;

  private Operators() {}

  /** The ends of all operators in the run of operator characters at an index. */
  static List<Integer> ends(String text, int start) throws SqlSyntax {
    int runEnd = endOfRun(text, start);
    int firstEnd = runEnd;
    if (isSign(text.charAt(runEnd - 1)) && !allowsTrailingSign(text, start, runEnd - 1)) {
      firstEnd = withoutTrailingSigns(text, start, runEnd);
    }
    if (firstEnd - start >= TOO_LONG) {
      throw new SqlSyntax("An operator is too long", text, start);
    }
    List<Integer> ends = new ArrayList<>();
    // What was cut off are signs that no two of make a comment: each stands alone.
    for (int end = firstEnd; end <= runEnd; end++) {
      ends.add(end);
    }
    return ends;
  }

  private static int endOfRun(String text, int start) {
    int end = start + 1;
    while (Characters.isOperator(Characters.at(text, end))
        && !text.startsWith("--", end)
        && !text.startsWith("/*", end)) {
      end++;
    }
    return end;
  }

  private static int withoutTrailingSigns(String text, int start, int runEnd) {
    int end = runEnd;
    while (end > start + 1 && isSign(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean allowsTrailingSign(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (ALLOWS_TRAILING_SIGN.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
