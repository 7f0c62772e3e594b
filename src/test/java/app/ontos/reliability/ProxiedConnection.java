package app.ontos.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection through the proxy: a thread and a small buffer for each direction. */
final class ProxiedConnection {
  private static final int BUFFER = 16 * 1024;
  private static final long NEVER = Long.MAX_VALUE;

  private final Socket client;
  private final int upstream;
  private final NetworkWeather weather;
  private final Consumer<ProxiedConnection> ended;
  private final AtomicLong answerLeft = new AtomicLong(NEVER);
  private @Nullable Socket server;
  private volatile boolean halfOpen;
  private boolean over;

  ProxiedConnection(
      Socket client, int upstream, NetworkWeather weather, Consumer<ProxiedConnection> ended) {
    this.client = client;
    this.upstream = upstream;
    this.weather = weather;
    this.ended = ended;
  }

  void start() {
    thread("questions", this::connect).start();
  }

  /** Both sides are told at once, in the rude way. */
  void reset() {
    end(true);
  }

  /** The server's side is closed, and the client never hears of it, whatever it sends. */
  synchronized void halfOpen() {
    halfOpen = true;
    close(server, false);
  }

  /** Resets the connection where an answer goes on after that many bytes more. */
  void cutAfter(long bytes) {
    answerLeft.set(bytes);
  }

  /** Both sides are told, as by a proxy that ends. */
  void close() {
    end(false);
  }

  private void connect() {
    try {
      weather.pass();
      Socket opened = new Socket(InetAddress.getLoopbackAddress(), upstream);
      if (!adopt(opened)) {
        opened.close();
        return;
      }
      opened.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      thread("answers", () -> pump(opened, client, answerLeft)).start();
      pump(client, opened, new AtomicLong(NEVER));
    } catch (IOException e) {
      reset(); // nobody listens upstream
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private synchronized boolean adopt(Socket opened) {
    if (!over) {
      server = opened;
    }
    return !over;
  }

  private void pump(Socket from, Socket to, AtomicLong left) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        weather.pass();
        if (!halfOpen) {
          int most = (int) Math.min(left.get(), count);
          out.write(buffer, 0, most);
          if (most < count) {
            reset();
            return;
          }
          left.updateAndGet(known -> known == NEVER ? NEVER : known - most);
        }
      }
      weather.pass();
      ended(from);
    } catch (IOException e) {
      ended(from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A half-open connection outlives its server. */
  private void ended(Socket from) {
    if (from.equals(client) || !halfOpen) {
      close();
    }
  }

  private void end(boolean rudely) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      close(client, rudely);
      close(server, rudely);
    }
    ended.accept(this);
  }

  private static void close(@Nullable Socket socket, boolean rudely) {
    if (socket == null) {
      return;
    }
    try {
      if (rudely) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket of the proxy can't be closed", e);
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, "fault-proxy-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
