package app.ontos.shared.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Where connections may lead. The variables that set these are in the README. */
@ConfigMapping(prefix = "ontos.outbound")
public interface OutboundSettings {
  /** Hosts beside Databricks' own: names, {@code *.} and a domain, or addresses. */
  Optional<Set<String>> allowedHosts();

  /** Whether connections may lead to this very machine; for tests and laptops. */
  @WithDefault("false")
  boolean allowLoopback();
}
