package app.ontos.shared.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that connect only where {@link OutboundPolicy} lets them. pgjdbc makes one by the class's
 * name and an argument ({@code socketFactory}, {@code socketFactoryArg}), and uses it for its
 * requests to cancel a statement, too; TLS is laid over the socket. The argument, {@link
 * OutboundPolicy#driverProperties}, is all that it needs, so no container is looked for.
 */
public final class CheckedSocketFactory extends SocketFactory {
  private final AllowedHosts hosts;

  /**
   * Made by pgjdbc.
   *
   * @param argument the hosts that are allowed
   */
  public CheckedSocketFactory(String argument) {
    hosts = AllowedHosts.read(argument);
  }

  @Override
  public Socket createSocket() {
    return new CheckedSocket(hosts);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(local);
      socket.connect(remote);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Looks at the very address that it connects to. */
  private static final class CheckedSocket extends Socket {
    private final AllowedHosts hosts;

    CheckedSocket(AllowedHosts hosts) {
      this.hosts = hosts;
    }

    /** The other {@code connect} ends up here, too. */
    @Override
    public void connect(SocketAddress remote, int timeout) throws IOException {
      if (!(remote instanceof InetSocketAddress asked)) {
        throw new AddressRefused("Only Internet addresses are connected to");
      }
      InetSocketAddress resolved = resolved(asked);
      hosts.check(resolved.getHostString(), resolved.getAddress());
      super.connect(resolved, timeout);
    }

    /** A name that is left to a proxy to resolve could not be judged, so it is resolved here. */
    private static InetSocketAddress resolved(InetSocketAddress asked) throws IOException {
      return asked.isUnresolved()
          ? new InetSocketAddress(InetAddress.getByName(asked.getHostString()), asked.getPort())
          : asked;
    }
  }
}
