package app.ontos.connections.tls;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the other side is heard to the end.
 *
 * <p>A server that does not like a client certificate says so and hangs up, often while the client
 * is still sending. The failure of that sending would then be all that is seen, although the reason
 * has arrived. So a failed write is kept back: what follows it is dropped, and the next read, which
 * never waits on such a connection, gives the server's last words. Only if there are none does the
 * failure come out. PostgreSQL's own client library does the same.
 */
final class LastWordsSocket extends ForwardingSocket {
  private volatile @Nullable SocketException failedWrite;

  LastWordsSocket(Socket socket) {
    super(socket);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failedWrite != null) {
          return;
        }
        try {
          out.write(bytes, offset, length);
        } catch (SocketException e) {
          failedWrite = e;
        }
      }
    };
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        SocketException failed = failedWrite;
        try {
          int count = in.read(bytes, offset, length);
          if (count < 0 && failed != null) {
            throw failed;
          }
          return count;
        } catch (SocketException e) {
          if (failed != null && failed != e) {
            e.addSuppressed(failed);
          }
          throw e;
        }
      }
    };
  }
}
