package app.ontos.glossary;

import app.ontos.glossary.rdf.Triple;
import app.ontos.glossary.rdf.TripleSink;
import app.ontos.shared.json.Fields;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Looks through a document for the concept scheme that it is of. */
final class SchemeOfDocument implements TripleSink {
  /** What relative IRIs begin with, which nobody can tell yet. */
  static final String NO_BASE = "urn:ontos:relative:";

  private static final int MOST = 1000;

  private final Set<String> schemes = new LinkedHashSet<>();
  private final Map<String, String> titles = new LinkedHashMap<>();

  @Override
  public void accept(int line, Triple triple) {
    if (triple.predicate().equals(Skos.TYPE) && triple.object().equals(Skos.SCHEME)) {
      if (schemes.size() < 2) {
        schemes.add(triple.subject());
      }
    } else if (triple.predicate().equals(Skos.TITLE)
        && triple.isText()
        && titles.size() < MOST
        && triple.object().length() <= 2 * Fields.NAME_LENGTH) {
      titles.putIfAbsent(triple.subject(), triple.object());
    }
  }

  /**
   * Checks that the document is of one.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 otherwise
   */
  void check() {
    if (schemes.size() != 1) {
      throw fault("The document must have one skos:ConceptScheme, which tells its glossary");
    }
    if (Triple.isBlank(iri()) || iri().startsWith(NO_BASE)) {
      throw fault("The skos:ConceptScheme must have an absolute IRI");
    }
    Iri.fault(iri())
        .ifPresent(
            detail -> {
              throw fault("The IRI of the skos:ConceptScheme " + detail);
            });
  }

  String iri() {
    return schemes.iterator().next();
  }

  /** Empty where it has none. */
  String title() {
    return titles.getOrDefault(iri(), "");
  }

  private static RuntimeException fault(String detail) {
    return Problem.of(ProblemType.INVALID_FIELDS, "", detail).asException();
  }
}
