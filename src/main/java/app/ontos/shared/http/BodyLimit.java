package app.ontos.shared.http;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.util.regex.Pattern;

/** How large a request body may be. */
public final class BodyLimit {
  /** 2 MB, as the API promises. */
  public static final int MAX_BYTES = 2_000_000;

  /** Of a document that is imported: it is read as it comes, and never held whole. */
  public static final long MAX_IMPORT_BYTES = 512_000_000;

  /** Of many documents at once, as they travel: an archive may unpack to more. */
  public static final long MAX_BULK_BYTES = 64_000_000;

  private static final Pattern IMPORT = Pattern.compile("/api/v1/glossaries/[^/]+/imports/?");
  private static final Pattern BULK = Pattern.compile("/api/v1/imports/?");

  private BodyLimit() {}

  /** The limit of the bodies that are sent to a path. */
  static long at(String path) {
    if (!path.contains("/imports")) { // Every request asks, and hardly any imports.
      return MAX_BYTES;
    }
    if (BULK.matcher(path).matches()) {
      return MAX_BULK_BYTES;
    }
    return IMPORT.matcher(path).matches() ? MAX_IMPORT_BYTES : MAX_BYTES;
  }

  /** What to answer to a body that is larger. */
  public static ProblemException exceeded() {
    return exceeded(MAX_BYTES);
  }

  /** The same, where the limit is another. */
  public static ProblemException exceeded(long limit) {
    return ProblemType.TOO_LARGE.because("The body is larger than %d bytes".formatted(limit));
  }
}
