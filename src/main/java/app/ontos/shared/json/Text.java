package app.ontos.shared.json;

import java.util.Optional;

/** What text may be: PostgreSQL can't store NUL, and UTF-8 can't carry half a surrogate pair. */
final class Text {
  private Text() {}

  /** Why the text can't be kept, or empty where it can. */
  static Optional<String> fault(String text, int maxLength, boolean singleLine) {
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == 0) {
        return Optional.of("must not contain NUL characters");
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return Optional.of("must not contain half of a surrogate pair");
      }
      if (Character.isISOControl(c) && (singleLine || !isLineOrTab(c))) {
        return Optional.of("must not contain control characters");
      }
      length++;
    }
    return length > maxLength
        ? Optional.of("must be at most %d characters long".formatted(maxLength))
        : Optional.empty();
  }

  private static boolean isLineOrTab(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }
}
