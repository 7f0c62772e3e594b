package app.ontos.bulk;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.http.LimitedInput;
import app.ontos.shared.problem.ProblemType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A body in a temporary file, so that it can be read more than once: contracts come before the
 * products that name them, wherever they stand. The file is as large as the body was on the wire.
 */
final class SpooledBody implements AutoCloseable {
  private final Path file;

  private SpooledBody(Path file) {
    this.file = file;
  }

  /**
   * Takes a request's body.
   *
   * @throws app.ontos.shared.problem.ProblemException 413 if it is too large, 400 if it ends too
   *     soon
   */
  static SpooledBody of(InputStream body) throws IOException {
    SpooledBody spooled = new SpooledBody(Files.createTempFile("ontos-import", ".tmp"));
    try {
      spooled.fill(new LimitedInput(body, BodyLimit.MAX_BULK_BYTES));
      return spooled;
    } catch (IOException e) {
      spooled.close();
      throw ProblemType.MALFORMED_REQUEST.because("The body ended before its end");
    } catch (RuntimeException e) {
      spooled.close();
      throw e;
    }
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  void fill(InputStream content) throws IOException {
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** An empty one, to be filled. */
  static SpooledBody empty() throws IOException {
    return new SpooledBody(Files.createTempFile("ontos-import", ".tmp"));
  }

  long size() throws IOException {
    return Files.size(file);
  }

  Path file() {
    return file;
  }
}
