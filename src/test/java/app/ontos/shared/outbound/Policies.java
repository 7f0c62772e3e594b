package app.ontos.shared.outbound;

import java.util.Optional;
import java.util.Set;

/** Policies of an operator's settings. */
final class Policies {
  private Policies() {}

  private record Given(Optional<Set<String>> allowedHosts, boolean allowLoopback)
      implements OutboundSettings {}

  static OutboundPolicy standard() {
    return new OutboundPolicy(new Given(Optional.empty(), false));
  }

  static OutboundPolicy allowing(String... hosts) {
    return new OutboundPolicy(new Given(Optional.of(Set.of(hosts)), false));
  }

  static OutboundPolicy withLoopback() {
    return new OutboundPolicy(new Given(Optional.empty(), true));
  }
}
