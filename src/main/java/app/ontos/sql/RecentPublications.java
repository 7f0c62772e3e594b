package app.ontos.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What endpoints run, as it was at most a second ago: so long a change that another instance made
 * may go unseen. One that this instance makes counts at once. Safe for use by several threads.
 */
@ApplicationScoped
class RecentPublications {
  private static final int MOST = 1_000;
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Cache<String, Optional<QueryVersion>> bySlug =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  Optional<QueryVersion> find(String slug, Function<String, Optional<QueryVersion>> lookup) {
    return bySlug.get(slug, lookup);
  }

  void forget() {
    bySlug.invalidateAll();
  }
}
