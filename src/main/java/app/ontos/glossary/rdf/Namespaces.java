package app.ontos.glossary.rdf;

import java.util.Map;
import java.util.TreeMap;

/** The prefixes that our documents are written with. */
final class Namespaces {
  static final Map<String, String> BY_PREFIX =
      new TreeMap<>(
          Map.of(
              "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
              "xsd", "http://www.w3.org/2001/XMLSchema#",
              "skos", "http://www.w3.org/2004/02/skos/core#",
              "dct", "http://purl.org/dc/terms/",
              "schema", "https://schema.org/"));

  private Namespaces() {}

  /** The IRI with its prefix, or whole where none of ours fits. */
  static String compact(String iri) {
    for (Map.Entry<String, String> namespace : BY_PREFIX.entrySet()) {
      if (iri.startsWith(namespace.getValue())) {
        String name = iri.substring(namespace.getValue().length());
        if (name.matches("[A-Za-z][A-Za-z0-9]*")) {
          return namespace.getKey() + ":" + name;
        }
      }
    }
    return iri;
  }
}
