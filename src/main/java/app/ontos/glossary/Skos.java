package app.ontos.glossary;

import app.ontos.glossary.rdf.Triple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a concept's fields are said in RDF. */
final class Skos {
  static final String CORE = "http://www.w3.org/2004/02/skos/core#";
  static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static final String CONCEPT = CORE + "Concept";
  static final String SCHEME = CORE + "ConceptScheme";
  static final String IN_SCHEME = CORE + "inScheme";
  static final String TITLE = "http://purl.org/dc/terms/title";
  static final String DESCRIPTION = "http://purl.org/dc/terms/description";

  /** SKOS has no word for it; schema.org's is made for drafts and what becomes of them. */
  static final String STATUS = "https://schema.org/creativeWorkStatus";

  /** Labels and their kin, which hold text. */
  static final Set<String> LABELS = Set.of("prefLabel", "altLabel", "hiddenLabel");

  static final Set<String> TEXTS = Set.of("definition", "note", "scopeNote", "example");
  static final Set<String> RELATIONS = Set.of("broader", "narrower", "related");

  private static final Map<String, String> FIELDS = fields();

  private Skos() {}

  /** The predicate of a field. */
  static String predicate(String field) {
    return CORE + field;
  }

  /**
   * The field that a triple speaks of, if its subject is a concept. Texts that are none, and a
   * status that we don't know, speak of no field and are kept as they are.
   */
  static Optional<String> field(Triple triple) {
    String field = FIELDS.get(triple.predicate());
    if (field == null) {
      return Optional.empty();
    }
    boolean fits =
        switch (field) {
          case "definition", "note", "scopeNote", "example" -> triple.isText();
          case "status" -> triple.isText() && Status.BY_TEXT.containsKey(triple.object());
          case "type", "inScheme", "matches" -> !triple.isLiteral();
          default -> true;
        };
    return fits ? Optional.of(field) : Optional.empty();
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    LABELS.forEach(field -> fields.put(predicate(field), field));
    TEXTS.forEach(field -> fields.put(predicate(field), field));
    RELATIONS.forEach(field -> fields.put(predicate(field), field));
    MatchKind.BY_TEXT.keySet().forEach(kind -> fields.put(predicate(kind), "matches"));
    fields.put(TYPE, "type");
    fields.put(IN_SCHEME, "inScheme");
    fields.put(STATUS, "status");
    return Map.copyOf(fields);
  }
}
