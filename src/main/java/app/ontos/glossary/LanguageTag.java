package app.ontos.glossary;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of a text: a BCP 47 tag, in the case that BCP 47 recommends, so that tags which mean
 * the same are equal ({@code en-US}); or {@value #NONE} for text without one, as JSON-LD calls it.
 */
final class LanguageTag {
  static final String NONE = "@none";

  private static final int MAX_LENGTH = 35;

  private LanguageTag() {}

  /** The tag as we write it, or empty where it is not well-formed. */
  static Optional<String> canonical(String tag) {
    if (tag.equals(NONE)) {
      return Optional.of(tag);
    }
    if (tag.isEmpty() || tag.length() > MAX_LENGTH || tag.indexOf('_') >= 0) {
      return Optional.empty();
    }
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
    return Optional.of(inItsCase(tag));
  }

  /** RFC 5646, section 2.1.1: a region in capitals, a script capitalized, all else small. */
  private static String inItsCase(String tag) {
    String[] parts = tag.toLowerCase(Locale.ROOT).split("-", -1);
    for (int i = 1; i < parts.length && parts[i - 1].length() > 1; i++) {
      if (parts[i].length() == 2) {
        parts[i] = parts[i].toUpperCase(Locale.ROOT);
      } else if (parts[i].length() == 4 && Character.isLetter(parts[i].charAt(0))) {
        parts[i] = Character.toUpperCase(parts[i].charAt(0)) + parts[i].substring(1);
      }
    }
    return String.join("-", parts);
  }
}
