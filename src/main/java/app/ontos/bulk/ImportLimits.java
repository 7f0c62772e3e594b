package app.ontos.bulk;

import app.ontos.shared.http.BodyLimit;

/** How much an import may hold; docs/bulk.md tells the same. */
final class ImportLimits {
  /** Of all files together. */
  static final long UNPACKED_BYTES = 512_000_000;

  /** Of files in an archive, whatever they are, and of documents elsewhere. */
  static final int ENTRIES = 10_000;

  static final long DOCUMENT_BYTES = BodyLimit.MAX_BYTES;

  static final long GLOSSARY_BYTES = 64_000_000;

  /** Of records in a file of several. */
  static final int RECORDS_OF_FILE = 1000;

  /** Of what stands before an entry: its name and the like, which is held in memory. */
  static final long HEADER_BYTES = 256_000;

  /** What a report tells of the faults of one document, and of all. */
  static final int ERRORS_OF_ONE = 50;

  static final int ERRORS_OF_ALL = 20_000;

  private ImportLimits() {}
}
