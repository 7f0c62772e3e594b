package app.ontos.glossary.rdf;

import java.io.Closeable;
import java.io.IOException;

/** Writes a document as its triples come, in memory that does not grow with it. */
public interface TripleWriter extends Closeable {
  /** One triple; those of a subject are best given one after the other. */
  void write(Triple triple) throws IOException;
}
