package app.ontos.shared.db;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name folded so that names which people would call the same are equal. */
public final class NameKey {
  private static final int MOST = 200;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private NameKey() {}

  /** Compatibility forms, case and runs of white space are folded. */
  public static String of(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return WHITE_SPACE.matcher(folded).replaceAll(" ");
  }

  /**
   * The key of a name that somebody else's document gives, which may be of any length: an index
   * takes no more than some of it.
   */
  public static String ofAny(String name) {
    String key = of(cut(name));
    return cut(key);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MOST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST));
  }
}
