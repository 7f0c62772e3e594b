package app.ontos.bulk;

import app.ontos.shared.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an archive unpacks to, counted as it comes: in all, and for the next entry, whose header the
 * tar reader would else hold in memory however long it says it is.
 */
final class UnpackedInput extends FilterInputStream {
  private long left = ImportLimits.UNPACKED_BYTES;
  private long allowed = ImportLimits.HEADER_BYTES;

  UnpackedInput(InputStream unpacked) {
    super(unpacked);
  }

  /** How much may be read until this is called again. */
  void allow(long bytes) {
    allowed = bytes;
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

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long read) {
    left -= Math.max(read, 0);
    allowed -= Math.max(read, 0);
    if (left < 0) {
      throw ProblemType.TOO_LARGE.because(
          "The archive unpacks to more than %d bytes".formatted(ImportLimits.UNPACKED_BYTES));
    }
    if (allowed < 0) {
      throw ProblemType.TOO_LARGE.because("A header in the archive is too long");
    }
  }
}
