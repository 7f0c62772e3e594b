package app.ontos.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where connections lead, as it was at most a second ago: so long a change that another instance
 * made may go unseen. One that this instance makes counts at once. Safe for use by several threads.
 */
@ApplicationScoped
class RecentTargets {
  private static final int MOST = 1_000;
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Cache<Place, Target> targets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  private record Place(UUID connection, String environment) {}

  Target find(UUID connection, String environment, Supplier<Target> lookup) {
    return targets.get(new Place(connection, environment), absent -> lookup.get());
  }

  void forget() {
    targets.invalidateAll();
  }
}
