package app.ontos.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a client and a server, counts the round trips, and can keep what is sent from the
 * server for a while.
 */
final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int server;
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();

  /** Held by whoever passes something on to the server. */
  private final ReentrantLock way = new ReentrantLock(true);

  private final List<Socket> sockets = new ArrayList<>();

  private Relay(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  static Relay to(int server) {
    try {
      Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
      thread(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** How often the client has sent something after the server had. */
  int roundTrips() {
    return roundTrips.get();
  }

  /** How many have sent something that is kept. */
  int kept() {
    return kept.get();
  }

  /** Passes nothing on to the server until the same thread says {@link #goOn}. */
  void keep() {
    way.lock();
  }

  void goOn() {
    way.unlock();
  }

  private void accept() {
    try {
      while (true) {
        connect(door.accept());
      }
    } catch (IOException e) {
      close(); // the test is over
    }
  }

  private synchronized void connect(Socket client) throws IOException {
    Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
    sockets.add(client);
    sockets.add(upstream);
    Turns turns = new Turns();
    thread(() -> toServer(client, upstream, turns));
    thread(() -> toClient(upstream, client, turns));
  }

  /** Whose turn it was last on one connection. */
  private final class Turns {
    private boolean serversWas = true;

    synchronized void client() {
      if (serversWas) {
        roundTrips.incrementAndGet();
      }
      serversWas = false;
    }

    synchronized void server() {
      serversWas = true;
    }
  }

  private void toServer(Socket client, Socket upstream, Turns turns) {
    byte[] buffer = new byte[65_536];
    try {
      for (int n = client.getInputStream().read(buffer);
          n >= 0;
          n = client.getInputStream().read(buffer)) {
        kept.incrementAndGet();
        way.lock();
        try {
          kept.decrementAndGet();
          turns.client();
          upstream.getOutputStream().write(buffer, 0, n);
        } finally {
          way.unlock();
        }
      }
      upstream.close();
    } catch (IOException e) {
      close(client, upstream);
    }
  }

  private void toClient(Socket upstream, Socket client, Turns turns) {
    byte[] buffer = new byte[65_536];
    try {
      for (int n = upstream.getInputStream().read(buffer);
          n >= 0;
          n = upstream.getInputStream().read(buffer)) {
        turns.server();
        client.getOutputStream().write(buffer, 0, n);
      }
      client.close();
    } catch (IOException e) {
      close(client, upstream);
    }
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket... sockets) {
    try {
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    close(sockets.toArray(new Socket[0]));
  }
}
