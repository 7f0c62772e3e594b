package app.ontos.sql.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** How a result is written out; one row is in memory at a time. */
public enum ResultFormat {
  /** One object: columns, rows as lists, how it ended. */
  JSON("application/json"),
  /** A line with the columns, a line for each row, a line on how it ended. */
  NDJSON("application/x-ndjson"),
  /** RFC 4180 with a header; NULL is nothing at all, empty text is {@code ""}. */
  CSV("text/csv");

  private final String mediaType;

  ResultFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** The format of a media type; parameters of the type don't matter. */
  public static Optional<ResultFormat> of(String mediaType) {
    for (ResultFormat format : values()) {
      if (mediaType.equals(format.mediaType)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes all rows that may be written.
   *
   * @param maxBytes after which no other row is begun
   * @return how it ended
   * @throws IOException if nobody takes it any more
   */
  public RunOutcome write(Rows rows, OutputStream out, long maxBytes) throws IOException {
    CountingOutput counted = new CountingOutput(out);
    ResultWriter result = writer(counted);
    result.begin(rows.columns());
    while (rows.next()) {
      if (counted.bytes() > maxBytes) {
        rows.truncate();
        break;
      }
      result.row(rows);
    }
    RunOutcome outcome = rows.outcome();
    result.end(outcome);
    return outcome;
  }

  private ResultWriter writer(OutputStream out) {
    return switch (this) {
      case JSON -> new JsonResult(out);
      case NDJSON -> new JsonLines(out);
      case CSV -> new CsvResult(out);
    };
  }
}
