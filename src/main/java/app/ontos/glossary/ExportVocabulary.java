package app.ontos.glossary;

import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.glossary.rdf.TripleWriter;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a glossary as a document. */
@ApplicationScoped
public class ExportVocabulary {
  private final GlossaryStore glossaries;
  private final DocumentStore documents;

  ExportVocabulary(GlossaryStore glossaries, DocumentStore documents) {
    this.glossaries = glossaries;
    this.documents = documents;
  }

  /**
   * Writes the glossary with an IRI; the same triples always in the same order.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 if there is none
   */
  public void write(String iri, OutputStream out) throws IOException {
    Glossary glossary =
        glossaries
            .findByIri(iri)
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such glossary"));
    try (TripleWriter writer = DocumentForm.TURTLE.write(out)) {
      documents.write(glossary, writer);
    }
  }
}
