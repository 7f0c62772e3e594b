package app.ontos.glossary.rdf;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a document.
 *
 * @param subject an IRI, or {@code _:} and the label of a blank node
 * @param predicate an IRI
 * @param object the same, or the text of a literal
 * @param datatype the literal's; null where the object is none
 * @param language the literal's, as written; null where it has none
 */
public record Triple(
    String subject,
    String predicate,
    String object,
    @Nullable String datatype,
    @Nullable String language) {

  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
  private static final String LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
  private static final String BLANK = "_:";

  /** With an IRI or a blank node as its object. */
  public static Triple link(String subject, String predicate, String object) {
    return new Triple(subject, predicate, object, null, null);
  }

  /** With text as its object, in a language if there is one. */
  public static Triple text(
      String subject, String predicate, String text, @Nullable String language) {
    return new Triple(subject, predicate, text, language == null ? STRING : LANG_STRING, language);
  }

  /** Whether the object is a literal. */
  public boolean isLiteral() {
    return datatype != null;
  }

  /** Whether the object is text, with or without a language. */
  public boolean isText() {
    return STRING.equals(datatype) || LANG_STRING.equals(datatype);
  }

  /** Whether a term that is no literal is a blank node. */
  public static boolean isBlank(String term) {
    return term.startsWith(BLANK);
  }

  /** The label of a blank node. */
  static String label(String blank) {
    return blank.substring(BLANK.length());
  }
}
