package app.ontos.search;

import app.ontos.shared.db.NameKey;
import app.ontos.shared.problem.ProblemType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is looked for.
 *
 * @param text the question folded as names are
 * @param words its words, letters and digits alone, without repetition
 */
record SearchTerms(String text, List<String> words) {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_WORDS = 10;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  /** Sorts after everything that begins with the same text. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  SearchTerms {
    words = List.copyOf(words);
  }

  /**
   * Reads a question.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 where there is none, or none that has an
   *     answer
   */
  static SearchTerms of(Optional<String> question) {
    String text = NameKey.of(question.orElse("").strip());
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(text, -1))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.isEmpty()) {
      throw ProblemType.MALFORMED_REQUEST.because("q must have a word to look for");
    }
    if (text.length() > MAX_LENGTH || words.size() > MAX_WORDS) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "q must have at most %d characters and %d words".formatted(MAX_LENGTH, MAX_WORDS));
    }
    return new SearchTerms(text, words);
  }

  /** What sorts after all names that begin with the text. */
  String textEnd() {
    return text + LAST;
  }

  /** All words, each of them perhaps only the beginning of one, as PostgreSQL's tsquery has it. */
  String query() {
    return words.stream()
        .map(word -> "'" + word + "'" + (isLetterAlone(word) ? "" : ":*"))
        .collect(Collectors.joining(" & "));
  }

  /** The word to show first. */
  String longest() {
    return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
  }

  /** A Latin letter begins half of all words; where writing has no spaces one letter is a lot. */
  private static boolean isLetterAlone(String word) {
    return word.length() == 1 && word.charAt(0) < 0x80;
  }
}
