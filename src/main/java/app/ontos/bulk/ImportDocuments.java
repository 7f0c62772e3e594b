package app.ontos.bulk;

import app.ontos.audit.Author;
import app.ontos.bulk.ImportDocument.Request;
import app.ontos.identity.Caller;
import app.ontos.shared.document.DocumentFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Brings a stream of documents that the service has itself, by the rules for those of a client. */
@ApplicationScoped
public class ImportDocuments {
  private final ImportDocument importer;

  ImportDocuments(ImportDocument importer) {
    this.importer = importer;
  }

  /**
   * Brings the documents of a YAML stream, within the caller's transaction if there is one.
   *
   * @throws IOException where the stream can't be read
   */
  public BulkReport yaml(InputStream stream, Caller caller, Author author) throws IOException {
    try (SpooledBody spooled = SpooledBody.of(stream)) {
      return new ImportRun(
              new YamlStreamSource(spooled),
              DocumentFormat.YAML,
              importer,
              new Request(caller, author, false, false))
          .run();
    }
  }
}
