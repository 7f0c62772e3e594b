package app.ontos.glossary;

import app.ontos.glossary.rdf.Triple;
import app.ontos.glossary.rdf.TripleSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the triples of a document one by one, notes what field each speaks of, and passes on those
 * that can be stored. Not for several threads.
 */
final class StagedTriples implements TripleSink {
  private static final int MAX_LITERAL = 100_000;

  private final Findings findings;
  private final Rows rows;
  private long count;

  /** Takes the rows of the staging table. */
  interface Rows {
    /** A row; {@code tag} is the language of a text, or the kind of a match. */
    void add(
        int line,
        Triple triple,
        @Nullable String field,
        @Nullable String tag,
        @Nullable String nameKey);
  }

  StagedTriples(Findings findings, Rows rows) {
    this.findings = findings;
    this.rows = rows;
  }

  long count() {
    return count;
  }

  @Override
  public void accept(int line, Triple triple) {
    count++;
    Optional<Finding> fault = fault(line, triple);
    if (fault.isPresent()) {
      findings.add(fault.get());
      return;
    }
    String field = Skos.field(triple).orElse(null);
    String tag = null;
    if (field != null && (Skos.LABELS.contains(field) || Skos.TEXTS.contains(field))) {
      tag = triple.language() == null ? LanguageTag.NONE : tag(triple.language());
    } else if ("matches".equals(field)) {
      tag = triple.predicate().substring(Skos.CORE.length());
    }
    String nameKey = "prefLabel".equals(field) ? Concept.nameKey(triple.object()) : null;
    rows.add(line, triple, field, tag, nameKey);
  }

  private static String tag(String language) {
    return LanguageTag.canonical(language).orElseThrow();
  }

  private static Optional<Finding> fault(int line, Triple triple) {
    String subject = triple.subject();
    Optional<String> iriFault =
        term(subject)
            .or(() -> Iri.fault(triple.predicate()))
            .or(() -> triple.isLiteral() ? Optional.empty() : term(triple.object()));
    if (iriFault.isPresent()) {
      return Optional.of(Finding.at(line, "", "bad-iri", "An IRI " + iriFault.get()));
    }
    return literal(triple).map(detail -> Finding.at(line, subject, "bad-text", detail));
  }

  private static Optional<String> term(String term) {
    return Triple.isBlank(term) ? Optional.empty() : Iri.fault(term);
  }

  private static Optional<String> literal(Triple triple) {
    String field = Skos.field(triple).orElse("");
    boolean label = Skos.LABELS.contains(field);
    if (!triple.isLiteral()) {
      return label ? Optional.of("A label must be text") : Optional.empty();
    }
    if (Skos.RELATIONS.contains(field)) {
      return Optional.of("A related concept must be an IRI");
    }
    if (label && !triple.isText()) {
      return Optional.of("A label must be text without a datatype");
    }
    String language = triple.language();
    if (language != null && LanguageTag.canonical(language).isEmpty()) {
      return Optional.of("A language tag is not well-formed");
    }
    int most = label ? NewConcept.LABEL_LENGTH : MAX_LITERAL;
    return storable(
        triple.object(), Skos.TEXTS.contains(field) ? NewConcept.TEXT_LENGTH : most, label);
  }

  private static Optional<String> storable(String text, int most, boolean label) {
    if (text.codePointCount(0, text.length()) > most) {
      return Optional.of("A text is longer than %d characters".formatted(most));
    }
    if (text.codePoints().anyMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff))) {
      return Optional.of("A text has a NUL character or half of a surrogate pair");
    }
    return label && text.isBlank() ? Optional.of("A label is blank") : Optional.empty();
  }
}
