package app.ontos.sql.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Fails as soon as nobody takes what is written. The server's own output goes on for a client whose
 * connection is closed, and a large result would be read to its end for no one.
 */
public final class WatchedOutput extends FilterOutputStream {
  private final BooleanSupplier gone;

  /**
   * An output that fails.
   *
   * @param gone whether the client has closed the connection
   */
  public WatchedOutput(OutputStream out, BooleanSupplier gone) {
    super(out);
    this.gone = gone;
  }

  @Override
  public void write(int b) throws IOException {
    check();
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    check();
    out.write(bytes, offset, length);
  }

  private void check() throws IOException {
    if (gone.getAsBoolean()) {
      throw new ClientGone();
    }
  }

  /** Nobody takes what is written. */
  public static final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGone() {
      super("The client has closed the connection");
    }
  }
}
