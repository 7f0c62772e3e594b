package app.ontos.bulk;

import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.problem.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * What became of one document, or in a dry run would have.
 *
 * @param index counts the documents from 0
 * @param name the file's name, in an archive
 * @param line where it begins, elsewhere
 * @param kind what it is, if that is something known here
 * @param id its own id, or a glossary's IRI
 * @param version its own version
 * @param outcome what was done; of a file with several records the worst
 * @param detail why it was not taken
 * @param errors the first of its faults, each with a JSON pointer; of a document that was taken all
 *     the same its findings
 */
public record DocumentReport(
    int index,
    Optional<String> name,
    Optional<Integer> line,
    Optional<DocumentKind> kind,
    Optional<String> id,
    Optional<String> version,
    Outcome outcome,
    Optional<String> detail,
    List<FieldError> errors) {

  public DocumentReport {
    errors = List.copyOf(errors);
  }
}
