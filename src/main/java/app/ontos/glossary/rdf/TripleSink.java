package app.ontos.glossary.rdf;

/** Takes the triples of a document in the document's order. */
public interface TripleSink {
  /**
   * One triple.
   *
   * @param line where it ends in the document, from 1; 0 where the form of the document has no
   *     lines to speak of
   */
  void accept(int line, Triple triple);
}
