package app.ontos.shared.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an import, which ends in a problem where it is too large. */
public final class LimitedInput extends FilterInputStream {
  private final long limit;
  private long left;

  /** With the limit of a document that is imported. */
  public LimitedInput(InputStream body) {
    this(body, BodyLimit.MAX_IMPORT_BYTES);
  }

  public LimitedInput(InputStream body, long limit) {
    super(body);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    left -= Math.max(read, 0);
    if (left < 0) {
      throw BodyLimit.exceeded(limit);
    }
  }
}
