package app.ontos.sql.run;

import app.ontos.sql.parameters.PlaceholderPlan;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * What runs have found out about saved statements, so that the next one need not ask again. It may
 * be out of date, because a database's schema changes without a word; whoever uses it has to cope.
 * Safe for use by several threads.
 */
@ApplicationScoped
class LearntStatements {
  private static final int MOST = 2_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** What takes no longer, and the way to the server and back with it, is quick from then on. */
  private static final Duration QUICK = Duration.ofMillis(5);

  /** What takes longer is not; between the two it may be the machine that was busy. */
  private static final Duration SLOW = Duration.ofMillis(50);

  private final Cache<StatementKey, PlaceholderPlan> plans = cache();
  private final Cache<StatementKey, Boolean> wide = cache();
  private final Cache<StatementKey, Boolean> quick = cache();

  private static <V> Cache<StatementKey, V> cache() {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
  }

  /** How the placeholders of a statement are bound, if that is known. */
  Optional<PlaceholderPlan> plan(Optional<StatementKey> statement) {
    return statement.map(plans::getIfPresent);
  }

  void keep(Optional<StatementKey> statement, PlaceholderPlan plan) {
    statement.ifPresent(key -> plans.put(key, plan));
  }

  void forget(Optional<StatementKey> statement) {
    statement.ifPresent(plans::invalidate);
  }

  /** Whether the statement's result was too much to hold not long ago. */
  boolean isWide(Optional<StatementKey> statement) {
    return statement.map(wide::getIfPresent).isPresent();
  }

  void keepAsWide(Optional<StatementKey> statement) {
    statement.ifPresent(key -> wide.put(key, true));
  }

  /** Whether the statement has been quick, and not slow since. */
  boolean isQuick(Optional<StatementKey> statement) {
    return statement.map(quick::getIfPresent).isPresent();
  }

  /** A run whose result was held took so long on its session. */
  void took(Optional<StatementKey> statement, Duration time) {
    if (time.compareTo(SLOW) > 0) {
      keepAsSlow(statement);
    } else if (time.compareTo(QUICK) <= 0 && !isQuick(statement)) {
      statement.ifPresent(key -> quick.put(key, true));
    }
  }

  void keepAsSlow(Optional<StatementKey> statement) {
    statement.ifPresent(quick::invalidate);
  }
}
