package app.ontos.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says again what it is told, after a greeting. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final byte[] greeting;

  EchoServer(String greeting) throws IOException {
    this.greeting = greeting.getBytes(StandardCharsets.US_ASCII);
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections have not ended. */
  int open() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        start(() -> echo(socket));
      }
    } catch (IOException e) {
      Thread.currentThread().interrupt(); // closed: the thread ends
    }
  }

  private void echo(Socket socket) {
    try (socket) {
      socket.getOutputStream().write(greeting);
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      Thread.currentThread().interrupt(); // broken: the thread ends
    } finally {
      open.remove(socket);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
  }
}
