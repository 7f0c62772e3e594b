package app.ontos.connections.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the connections may take up in all. */
@ConfigMapping(prefix = "ontos.connections")
public interface PoolSettings {
  /** Open sessions in all databases together. */
  @WithDefault("200")
  int maxSessions();

  /** Pools, used and unused. */
  @WithDefault("500")
  int maxPools();

  /** How long a pool that nobody uses is kept. */
  @WithDefault("PT10M")
  Duration poolIdleTimeout();

  /** How long a request waits for a session. */
  @WithDefault("PT5S")
  Duration acquisitionTimeout();
}
