package app.ontos.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A network that breaks on demand, between a client and a server on this machine. It knows no
 * protocol. Every switch works at once, for open connections and new ones, and can be used by any
 * thread. Bounded: {@value #MOST_CONNECTIONS} connections, two threads and two small buffers each.
 */
final class FaultProxy implements AutoCloseable {
  static final int MOST_CONNECTIONS = 64;

  private final NetworkWeather weather = new NetworkWeather();
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile int upstream;
  private volatile boolean resetting;
  private ServerSocket listener;

  private FaultProxy(int upstream) throws IOException {
    this.upstream = upstream;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
    accept(listener);
  }

  /** Starts one that leads to that port. */
  static FaultProxy to(int upstream) throws IOException {
    return new FaultProxy(upstream);
  }

  int port() {
    return port;
  }

  /** How many connections are open. */
  int connections() {
    return connections.size();
  }

  /** Every piece of data is under way for so long, in both directions. */
  void slow(Duration latency, Duration jitter) {
    weather.slow(latency, jitter);
  }

  /** Nothing arrives any more, and nobody is told; what was sent arrives when it is over. */
  void blackHole() {
    weather.blackHole();
  }

  /** Resets what is open, once. */
  void reset() {
    all(ProxiedConnection::reset);
  }

  /** Resets what is open, and each new connection as soon as it is made. */
  void keepResetting() {
    resetting = true;
    reset();
  }

  /** Closes the server's side of what is open, and tells no client. New connections are well. */
  void halfOpen() {
    all(ProxiedConnection::halfOpen);
  }

  /** Resets each open connection in the middle of its next answer, after that many bytes. */
  void cutAnswersAfter(long bytes) {
    all(connection -> connection.cutAfter(bytes));
  }

  /** Nobody listens any more, and what was open is reset. */
  synchronized void refuse() throws IOException {
    listener.close();
    reset();
  }

  /** The same address leads to another server from now on; what is open stays where it is. */
  void leadTo(int other) {
    upstream = other;
  }

  /** All is well again, except for connections that are broken already. */
  synchronized void recover() throws IOException {
    resetting = false;
    weather.clear();
    if (listener.isClosed()) {
      listener = listen(port);
      accept(listener);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    listener.close();
    weather.clear();
    all(ProxiedConnection::close);
  }

  private void all(Consumer<ProxiedConnection> action) {
    List.copyOf(connections).forEach(action);
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    return socket;
  }

  private void accept(ServerSocket from) {
    Thread thread = new Thread(() -> acceptAll(from), "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        admit(from.accept());
      } catch (IOException e) {
        if (!from.isClosed()) {
          throw new UncheckedIOException("the proxy accepts no more", e);
        }
      }
    }
  }

  private void admit(Socket client) throws IOException {
    if (resetting || connections.size() >= MOST_CONNECTIONS) {
      client.setSoLinger(true, 0);
      client.close();
      return;
    }
    ProxiedConnection connection =
        new ProxiedConnection(client, upstream, weather, connections::remove);
    connections.add(connection);
    connection.start();
  }
}
