package app.ontos.bulk;

import app.ontos.bulk.ReadStore.StoredDocument;
import app.ontos.glossary.ExportVocabulary;
import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Writes all that a caller may see as one archive, of one moment, some hundred rows at a time. Two
 * exports of an equal state are equal, since neither ids nor times are in them.
 */
@ApplicationScoped
class ExportArchive {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ReadStore store;
  private final ExportVocabulary vocabulary;

  /** An export keeps a connection for as long as its client takes to read. */
  private final Semaphore places = new Semaphore(2);

  ExportArchive(ReadStore store, ExportVocabulary vocabulary) {
    this.store = store;
    this.vocabulary = vocabulary;
  }

  /**
   * Writes it.
   *
   * @throws app.ontos.shared.problem.ProblemException 409 while two others are being read
   */
  void write(Caller caller, OutputStream out) throws IOException {
    if (!places.tryAcquire()) {
      throw ProblemType.CONFLICT.because("Other exports are going on", RETRY_AFTER);
    }
    try {
      ArchiveWriter archive = new ArchiveWriter(out);
      store.inOneSnapshot(() -> all(caller, archive));
      archive.finish();
    } finally {
      places.release();
    }
  }

  private void all(Caller caller, ArchiveWriter archive) throws IOException {
    records(DocumentKind.DATA_DOMAINS, RecordSql.DOMAINS, "domains", caller, archive);
    records(DocumentKind.TEAMS, RecordSql.TEAMS, "teams", caller, archive);
    records(DocumentKind.PROJECTS, RecordSql.PROJECTS, "projects", caller, archive);
    documents(DocumentKind.DATA_CONTRACT, RecordSql.CONTRACT_DOCUMENTS, caller, archive);
    records(
        DocumentKind.CONTRACT_RECORDS,
        RecordSql.CONTRACT_RECORDS,
        "contract-records",
        caller,
        archive);
    documents(DocumentKind.DATA_PRODUCT, RecordSql.PRODUCT_DOCUMENTS, caller, archive);
    records(
        DocumentKind.PRODUCT_RECORDS,
        RecordSql.PRODUCT_RECORDS,
        "product-records",
        caller,
        archive);
    records(DocumentKind.GLOSSARIES, RecordSql.GLOSSARIES, "glossaries", caller, archive);
    glossaries(caller, archive);
    records(
        DocumentKind.SEMANTIC_LINKS, RecordSql.SEMANTIC_LINKS, "semantic-links", caller, archive);
  }

  private void records(
      DocumentKind kind, RecordSql.Form form, String name, Caller caller, ArchiveWriter archive)
      throws IOException {
    if (maySee(kind, caller)) {
      RecordFiles files = new RecordFiles(kind, name, archive);
      store.records(form, caller, files::add);
      files.end();
    }
  }

  private void documents(DocumentKind kind, String sql, Caller caller, ArchiveWriter archive)
      throws IOException {
    if (maySee(kind, caller)) {
      boolean contracts = kind == DocumentKind.DATA_CONTRACT;
      FileNames names =
          contracts
              ? new FileNames("contracts", ".odcs.json")
              : new FileNames("products", ".odps.json");
      store.documents(
          sql, caller, row -> archive.add(names.next(row.id(), row.version()), text(row)));
    }
  }

  private void glossaries(Caller caller, ArchiveWriter archive) throws IOException {
    if (maySee(DocumentKind.GLOSSARY, caller)) {
      FileNames names = new FileNames("glossaries", ".ttl");
      store.records(
          RecordSql.GLOSSARIES,
          caller,
          json -> {
            var glossary = StandardDocument.stored(json).root();
            String name = names.next(glossary.path("name").asText(), "");
            glossary(name, glossary.path("iri").asText(), archive);
          });
    }
  }

  /** An entry begins with its size, which is known only once all of it is written. */
  private void glossary(String name, String iri, ArchiveWriter archive) throws IOException {
    try (SpooledBody spooled = SpooledBody.empty()) {
      try (OutputStream out = Files.newOutputStream(spooled.file())) {
        vocabulary.write(iri, out);
      }
      archive.add(name, spooled);
    }
  }

  private static byte[] text(StoredDocument document) {
    return (document.json() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static boolean maySee(DocumentKind kind, Caller caller) {
    return caller.may(kind.feature(), AccessLevel.READ);
  }
}
