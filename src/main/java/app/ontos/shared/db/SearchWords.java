package app.ontos.shared.db;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text as the words that are searched: folded as names are, cut at everything that is neither
 * letter nor digit. The service cuts both what is kept and what is asked, so that no setting of the
 * database decides what is found.
 */
public final class SearchWords {
  private static final int MOST = 5_000;
  private static final int MOST_ASKED = 20;
  private static final int LENGTH = 100;

  private final Set<String> words = new LinkedHashSet<>();

  /** Adds the words of a text; what is beyond {@value #MOST} words is not found by them. */
  public SearchWords add(String text) {
    for (String word : split(text)) {
      if (words.size() < MOST) {
        words.add(word);
      }
    }
    return this;
  }

  /** The words, each once, for {@code array_to_tsvector}. */
  public List<String> list() {
    return List.copyOf(words);
  }

  /** A {@code tsquery} for texts that have a word beginning with each of these. */
  public static String query(String text) {
    return split(text).stream()
        .limit(MOST_ASKED)
        .map(word -> "'" + word + "':*")
        .collect(Collectors.joining(" & "));
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (String word : NameKey.of(text).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        int end =
            word.offsetByCodePoints(0, Math.min(LENGTH, word.codePointCount(0, word.length())));
        words.add(word.substring(0, end));
      }
    }
    return words;
  }
}
