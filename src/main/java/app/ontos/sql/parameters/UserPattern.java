package app.ontos.sql.parameters;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A pattern that a user wrote. RE2 matches in time proportional to text and program; the program is
 * kept small, since counted repetitions multiply it.
 */
final class UserPattern {
  static final int MAX_LENGTH = 500;

  private static final int MAX_REPETITIONS = 1_000;
  private static final int MAX_PROGRAM = 1_000;

  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{([0-9]{1,9})(,([0-9]{1,9})?)?}");

  private UserPattern() {}

  /** The pattern, unless it is malformed or too large. */
  static Optional<Pattern> compile(String text) {
    if (text.length() > MAX_LENGTH || repetitions(text) > MAX_REPETITIONS) {
      return Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return Optional.of(pattern).filter(p -> p.programSize() <= MAX_PROGRAM);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The product of all counts: more than nested repetitions can come to. */
  private static long repetitions(String text) {
    Matcher matcher = REPETITION.matcher(text);
    long product = 1;
    while (matcher.find() && product <= MAX_REPETITIONS) {
      String most = matcher.group(3) == null ? matcher.group(1) : matcher.group(3);
      product *= Math.max(1, Long.parseLong(most));
    }
    return product;
  }
}
