package app.ontos.glossary;

import app.ontos.audit.Author;
import app.ontos.glossary.rdf.DocumentFault;
import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Brings a document into a glossary, whole or not at all: its concepts are added, or replace those
 * with the same IRIs; concepts that it does not tell of stay as they are.
 */
@ApplicationScoped
class ImportGlossary {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ImportStore store;

  /** An import takes a connection for as long as its client sends. */
  private final Semaphore places = new Semaphore(1);

  ImportGlossary(ImportStore store) {
    this.store = store;
  }

  /**
   * Imports, or in a dry run tells what an import would do and find. Within a transaction of the
   * caller's, that one decides what is left of it.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 while another import runs here; 422 with
   *     the first findings, if there are any and it is no dry run
   */
  ImportReport run(
      Glossary glossary, DocumentForm form, InputStream body, boolean dryRun, Author author) {
    if (!places.tryAcquire()) {
      throw ProblemType.CONFLICT.because("Another import is going on", RETRY_AFTER);
    }
    try {
      Findings findings = new Findings();
      ImportStore.Reading reading = sink -> read(glossary, form, body, sink, findings);
      ImportReport report =
          store.isWithin()
              ? store.runWithin(glossary, reading, findings, author)
              : store.run(glossary, reading, findings, dryRun, author);
      if (!dryRun && report.findingCount() > 0) {
        throw refusal(report);
      }
      return report;
    } finally {
      places.release();
    }
  }

  /** What was read before the fault is checked, too. */
  private static void read(
      Glossary glossary, DocumentForm form, InputStream body, StagedTriples sink, Findings findings)
      throws java.io.IOException {
    try {
      form.read(body, glossary.baseIri(), sink);
    } catch (DocumentFault e) {
      findings.add(Finding.at(e.line(), "", "syntax", e.detail()));
    }
  }

  static RuntimeException refusal(ImportReport report) {
    List<FieldError> errors =
        report.findings().stream().map(finding -> new FieldError("", finding.text())).toList();
    String detail =
        "Nothing is imported: the document has %d faults, of which the first %d are told"
            .formatted(report.findingCount(), errors.size());
    return new Problem(ProblemType.INVALID_FIELDS, detail, errors, List.of(), Optional.empty())
        .asException();
  }
}
