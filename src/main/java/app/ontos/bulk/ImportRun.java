package app.ontos.bulk;

import app.ontos.bulk.DocumentSource.Entry;
import app.ontos.bulk.ImportDocument.Request;
import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.Imported;
import app.ontos.shared.document.Imported.Outcome;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One import. First all of the body is gone through, so that none of it is taken if a limit is
 * passed or its end is missing; then once for each kind of document that there is.
 */
final class ImportRun {
  private final DocumentSource source;
  private final DocumentFormat format;
  private final ImportDocument importer;
  private final Request request;

  /** Of the documents still to be imported; contracts stand for all that nobody has read yet. */
  private final Map<Integer, DocumentKind> waiting = new TreeMap<>();

  private final Map<Integer, DocumentReport> reports = new TreeMap<>();
  private int errorsLeft = ImportLimits.ERRORS_OF_ALL;

  /**
   * A run.
   *
   * @param format of documents whose names don't tell
   */
  ImportRun(
      DocumentSource source, DocumentFormat format, ImportDocument importer, Request request) {
    this.source = source;
    this.format = format;
    this.importer = importer;
    this.request = request;
  }

  BulkReport run() throws IOException {
    source.each(this::look);
    try {
      return importer.inRun(request, this::all);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private BulkReport all() {
    for (DocumentKind kind : DocumentKind.values()) {
      if (waiting.containsValue(kind)) {
        try {
          source.each((entry, content) -> take(kind, entry, content));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return BulkReport.of(request.dryRun(), new ArrayList<>(reports.values()));
  }

  /** Tells what a document may be, from the outside. */
  private void look(Entry entry, InputStream content) throws IOException {
    content.transferTo(OutputStream.nullOutputStream());
    if (entry.note().isPresent()) {
      report(entry, Optional.empty(), Outcome.IGNORED, entry.note());
      return;
    }
    Optional<DocumentForm> glossary = form(entry);
    long limit = glossary.isPresent() ? ImportLimits.GLOSSARY_BYTES : ImportLimits.DOCUMENT_BYTES;
    if (glossary.isEmpty() && format(entry).isEmpty()) {
      String detail = "Its name does not end in .json, .yaml, .yml, .ttl or .jsonld";
      report(entry, Optional.empty(), Outcome.IGNORED, Optional.of(detail));
    } else if (entry.size() > limit) {
      String detail = "It is larger than %d bytes".formatted(limit);
      report(entry, Optional.empty(), Outcome.REFUSED, Optional.of(detail));
    } else {
      waiting.put(
          entry.index(), glossary.isPresent() ? DocumentKind.GLOSSARY : DocumentKind.DATA_CONTRACT);
    }
  }

  private void take(DocumentKind kind, Entry entry, InputStream content) throws IOException {
    if (waiting.get(entry.index()) != kind) {
      return;
    }
    Optional<DocumentKind> told =
        kind == DocumentKind.DATA_CONTRACT ? Optional.empty() : Optional.of(kind);
    try {
      if (kind == DocumentKind.GLOSSARY) {
        done(entry, kind, glossary(entry, content));
        return;
      }
      StandardDocument document =
          StandardDocument.read(content.readAllBytes(), format(entry).orElse(format));
      told = DocumentKind.of(document.root());
      DocumentKind found = told.orElseThrow(ImportRun::unknown);
      waiting.put(entry.index(), found);
      if (found == kind) {
        done(entry, kind, document(kind, document));
      }
    } catch (ProblemException e) {
      refused(entry, told, e);
    }
  }

  private Imported document(DocumentKind kind, StandardDocument document) {
    return kind.isOwnForm()
        ? importer.records(kind, document.root(), request)
        : importer.standard(kind, document, request);
  }

  private Imported glossary(Entry entry, InputStream content) throws IOException {
    try (SpooledBody spooled = SpooledBody.empty()) {
      spooled.fill(content);
      return importer.glossary(form(entry).orElseThrow(), spooled, request);
    }
  }

  private static ProblemException unknown() {
    return Problem.of(
            ProblemType.INVALID_FIELDS,
            "/kind",
            "must say that it is a DataContract or a DataProduct, or with the apiVersion %s what it is of"
                .formatted(DocumentKind.OWN_VERSION))
        .asException();
  }

  private void done(Entry entry, DocumentKind kind, Imported imported) {
    add(
        entry,
        new DocumentReport(
            entry.index(),
            entry.name(),
            entry.line(),
            Optional.of(kind),
            Optional.of(imported.id()).filter(id -> !id.isEmpty()),
            Optional.of(imported.version()).filter(version -> !version.isEmpty()),
            imported.outcome(),
            Optional.empty(),
            few(imported.findings())));
  }

  private void refused(Entry entry, Optional<DocumentKind> kind, ProblemException e) {
    Outcome outcome = ImportDocument.outcome(e);
    add(
        entry,
        new DocumentReport(
            entry.index(),
            entry.name(),
            entry.line(),
            kind,
            Optional.empty(),
            Optional.empty(),
            outcome,
            Optional.of(e.problem().detail()),
            few(e.problem().errors())));
  }

  private void report(
      Entry entry, Optional<DocumentKind> kind, Outcome outcome, Optional<String> detail) {
    add(
        entry,
        new DocumentReport(
            entry.index(),
            entry.name(),
            entry.line(),
            kind,
            Optional.empty(),
            Optional.empty(),
            outcome,
            detail,
            List.of()));
  }

  private void add(Entry entry, DocumentReport report) {
    waiting.remove(entry.index());
    reports.put(entry.index(), report);
  }

  private List<FieldError> few(List<FieldError> errors) {
    int told = Math.min(errors.size(), Math.min(ImportLimits.ERRORS_OF_ONE, errorsLeft));
    errorsLeft -= told;
    return errors.subList(0, told);
  }

  private Optional<DocumentFormat> format(Entry entry) {
    return entry.name().isEmpty()
        ? Optional.of(format)
        : switch (extension(entry)) {
          case "json" -> Optional.of(DocumentFormat.JSON);
          case "yaml", "yml" -> Optional.of(DocumentFormat.YAML);
          default -> Optional.empty();
        };
  }

  private static Optional<DocumentForm> form(Entry entry) {
    return switch (extension(entry)) {
      case "ttl" -> Optional.of(DocumentForm.TURTLE);
      case "jsonld" -> Optional.of(DocumentForm.JSON_LD);
      default -> Optional.empty();
    };
  }

  private static String extension(Entry entry) {
    String name = entry.name().orElse("").toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
