package app.ontos.workspace;

import java.io.IOException;
import java.net.InetAddress;

/** Judges where a connection is about to lead. Implementations are safe for use by any thread. */
@FunctionalInterface
public interface AddressCheck {
  /** For a host that the operator has chosen. */
  AddressCheck NONE = (host, address) -> {};

  /**
   * Lets the connection be made, by returning.
   *
   * @param host the name that was asked for; an IPv6 address has no brackets
   * @param address what the name has become, which is what is connected to
   * @throws IOException if the connection must not be made; its message is shown to people
   */
  void check(String host, InetAddress address) throws IOException;
}
