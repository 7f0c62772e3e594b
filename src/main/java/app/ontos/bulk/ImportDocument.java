package app.ontos.bulk;

import app.ontos.audit.Author;
import app.ontos.contracts.ImportContract;
import app.ontos.glossary.ImportVocabulary;
import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.identity.Caller;
import app.ontos.products.ImportProduct;
import app.ontos.shared.document.Imported;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Brings one document, whole or not at all, by the rules of the feature that it belongs to. */
@ApplicationScoped
class ImportDocument {
  private final StepStore steps;
  private final ImportContract contracts;
  private final ImportProduct products;
  private final ImportVocabulary vocabulary;
  private final ImportRecords records;

  ImportDocument(
      StepStore steps,
      ImportContract contracts,
      ImportProduct products,
      ImportVocabulary vocabulary,
      ImportRecords records) {
    this.steps = steps;
    this.contracts = contracts;
    this.products = products;
    this.vocabulary = vocabulary;
    this.records = records;
  }

  /**
   * Who imports, and how.
   *
   * @param reporting whether documents are taken that are not what their standard asks for
   */
  record Request(Caller caller, Author author, boolean dryRun, boolean reporting) {}

  /** Runs the work, in a dry run so that nothing is left of it. */
  BulkReport inRun(Request request, Supplier<BulkReport> work) {
    return request.dryRun() ? steps.dryRun(work) : work.get();
  }

  /**
   * Brings a contract or a product.
   *
   * @throws ProblemException for what is wrong with it or in its way
   */
  Imported standard(DocumentKind kind, StandardDocument document, Request request) {
    mayWrite(kind, request);
    boolean reporting = request.reporting();
    return steps.step(
        () ->
            kind == DocumentKind.DATA_CONTRACT
                ? contracts.document(document, reporting, request.caller(), request.author())
                : products.document(document, reporting, request.caller(), request.author()));
  }

  /**
   * Brings a glossary.
   *
   * @throws ProblemException for what is wrong with it or in its way
   */
  Imported glossary(DocumentForm form, SpooledBody content, Request request) {
    mayWrite(DocumentKind.GLOSSARY, request);
    return steps.step(
        () -> {
          try {
            return vocabulary.document(
                form, () -> Files.newInputStream(content.file()), request.author());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Brings the records of a file, each by itself.
   *
   * @throws ProblemException 403, or 422 where the file is none of records
   */
  Imported records(DocumentKind kind, ObjectNode file, Request request) {
    mayWrite(kind, request);
    JsonNode items = file.path("items");
    if (!items.isArray() || items.size() > ImportLimits.RECORDS_OF_FILE) {
      throw Problem.of(
              ProblemType.INVALID_FIELDS,
              "/items",
              "must be a list of at most %d records".formatted(ImportLimits.RECORDS_OF_FILE))
          .asException();
    }
    Outcome worst = Outcome.UNCHANGED;
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Outcome outcome = item(kind, items.get(i), "/items/" + i, errors, request);
      worst = outcome.compareTo(worst) > 0 ? outcome : worst;
    }
    return new Imported("", "", worst, errors);
  }

  private Outcome item(
      DocumentKind kind, JsonNode item, String pointer, List<FieldError> errors, Request request) {
    if (!(item instanceof ObjectNode record)) {
      errors.add(new FieldError(pointer, "must be an object"));
      return Outcome.REFUSED;
    }
    try {
      return steps.step(() -> records.run(kind, record, request.caller(), request.author()));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      problem
          .errors()
          .forEach(error -> errors.add(new FieldError(pointer + error.pointer(), error.detail())));
      if (problem.errors().isEmpty()) {
        errors.add(new FieldError(pointer, problem.detail()));
      }
      return outcome(e);
    }
  }

  /**
   * How a problem with a document is told.
   *
   * @throws ProblemException the same, if it is none of the document's
   */
  static Outcome outcome(ProblemException e) {
    int status = e.problem().type().status();
    if (status >= 500) {
      throw e;
    }
    return switch (status) {
      case 403 -> Outcome.FORBIDDEN;
      case 409, 412 -> Outcome.CONFLICT;
      default -> Outcome.REFUSED;
    };
  }

  private static void mayWrite(DocumentKind kind, Request request) {
    if (!kind.mayBeWrittenBy(request.caller())) {
      throw ProblemType.FORBIDDEN.because("It needs " + kind.need());
    }
  }
}
