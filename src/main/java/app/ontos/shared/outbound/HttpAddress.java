package app.ontos.shared.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A web address without anything to hide behind: no user, query or fragment, and written in the one
 * way in which every program reads it alike.
 *
 * @param host without the brackets of an IPv6 address
 * @param port empty for the scheme's own
 * @param path as it was written, and empty if it is only a slash
 */
record HttpAddress(boolean encrypted, String host, OptionalInt port, String path) {

  /** Reads an address; empty if it is anything else. */
  static Optional<HttpAddress> read(String text) {
    try {
      return of(new URI(text), text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<HttpAddress> of(URI uri, String text) {
    String scheme = String.valueOf(uri.getScheme());
    boolean web = scheme.equals("https") || scheme.equals("http");
    String host = uri.getHost();
    String path = uri.getRawPath();
    if (!web || host == null || path == null) {
      return Optional.empty();
    }
    OptionalInt port = uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort());
    String again = scheme + "://" + host + (port.isPresent() ? ":" + port.getAsInt() : "") + path;
    if (!again.equals(text)) {
      return Optional.empty();
    }
    String plainHost = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return Optional.of(
        new HttpAddress(scheme.equals("https"), plainHost, port, path.equals("/") ? "" : path));
  }
}
