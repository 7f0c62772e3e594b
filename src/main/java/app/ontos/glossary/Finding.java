package app.ontos.glossary;

import java.util.Optional;

/**
 * What is wrong with a document.
 *
 * @param line where, from 1, if the form of the document has lines
 * @param iri what it is about, if it is about something
 * @param code the kind of fault, {@code unknown-concept}
 * @param detail what is wrong
 */
public record Finding(Optional<Integer> line, Optional<String> iri, String code, String detail) {

  static Finding at(int line, String iri, String code, String detail) {
    return new Finding(
        line > 0 ? Optional.of(line) : Optional.empty(),
        iri.isEmpty() ? Optional.empty() : Optional.of(iri),
        code,
        detail);
  }

  /** All of it in a sentence. */
  String text() {
    return line.map("Line %d: "::formatted).orElse("")
        + iri.map("<%s>: "::formatted).orElse("")
        + detail;
  }
}
