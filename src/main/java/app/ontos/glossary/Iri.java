package app.ontos.glossary;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an IRI may be: absolute, and writable in Turtle without an escape. */
final class Iri {
  /** In UTF-8; an index entry of PostgreSQL has room for 2 700. */
  static final int MAX_BYTES = 2000;

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`\\x7f-\\x9f\\ud800-\\udfff]+");

  private Iri() {}

  /** Why the text is no IRI of ours, or empty where it is one. */
  static Optional<String> fault(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("must be at most %d bytes long".formatted(MAX_BYTES));
    }
    return ABSOLUTE.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be an absolute IRI, without spaces and any of <>\"{}|\\^`");
  }
}
