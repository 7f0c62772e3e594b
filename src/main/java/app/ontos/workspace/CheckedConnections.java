package app.ontos.workspace;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpHost;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Apache's HTTP client with its habits taken away, and every address checked at the last moment:
 * the client resolves a name and tries its addresses in turn, and each is looked at just before it
 * is connected to, so the name can't mean something else by then.
 *
 * <p>Each call has a connection of its own. A kept one would fail now and then, its other end being
 * gone, and a call is never repeated; it would also outlive the check. No proxy is used: it would
 * resolve the name in our place.
 */
final class CheckedConnections {
  private CheckedConnections() {}

  /**
   * Makes a client, which holds nothing while no call is made and so need not be closed.
   *
   * @param timeout the longest wait for one connection and for each part of an answer
   * @param most how many calls there may be at once
   */
  static CloseableHttpClient client(AddressCheck check, Duration timeout, int most) {
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new Plain(check))
                .register("https", new Encrypted(check))
                .build());
    connections.setMaxTotal(most);
    connections.setDefaultMaxPerRoute(most);
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
        .setDefaultRequestConfig(plainCalls(timeout))
        .setUserAgent("ontos")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static RequestConfig plainCalls(Duration timeout) {
    int millis = (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    return RequestConfig.custom()
        .setConnectionRequestTimeout(millis)
        .setConnectTimeout(millis)
        .setSocketTimeout(millis)
        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        .setRedirectsEnabled(false)
        .setNormalizeUri(false)
        .build();
  }

  /** What the check has said, apart from all that can go wrong by itself. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private Refused(IOException verdict) {
      super(verdict.getMessage(), verdict);
    }
  }

  private static void look(AddressCheck check, HttpHost host, InetSocketAddress remote)
      throws Refused {
    try {
      check.check(host.getHostName().replaceAll("^\\[|]$", ""), remote.getAddress());
    } catch (IOException verdict) {
      throw new Refused(verdict);
    }
  }

  private static final class Plain extends PlainConnectionSocketFactory {
    private final AddressCheck check;

    Plain(AddressCheck check) {
      this.check = check;
    }

    @Override
    public Socket connectSocket(
        int timeout,
        @Nullable Socket socket,
        HttpHost host,
        InetSocketAddress remote,
        @Nullable InetSocketAddress local,
        HttpContext context)
        throws IOException {
      look(check, host, remote);
      return super.connectSocket(timeout, socket, host, remote, local, context);
    }
  }

  /** Trusts whom the JVM trusts, and wants the certificate to be the host's. */
  private static final class Encrypted extends SSLConnectionSocketFactory {
    private final AddressCheck check;

    Encrypted(AddressCheck check) {
      super((SSLSocketFactory) SSLSocketFactory.getDefault(), new DefaultHostnameVerifier());
      this.check = check;
    }

    @Override
    public Socket connectSocket(
        int timeout,
        @Nullable Socket socket,
        HttpHost host,
        InetSocketAddress remote,
        @Nullable InetSocketAddress local,
        HttpContext context)
        throws IOException {
      look(check, host, remote);
      return super.connectSocket(timeout, socket, host, remote, local, context);
    }
  }
}
