package app.ontos.shared.outbound;

import java.io.IOException;

/**
 * A connection that was not made, because of where it would have led. Says the name that was asked
 * for, and neither the address behind it nor what kind it is: who can make the service connect is
 * not to map its network.
 */
public final class AddressRefused extends IOException {
  private static final long serialVersionUID = 1L;

  AddressRefused(String message) {
    super(message);
  }
}
