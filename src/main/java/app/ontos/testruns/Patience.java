package app.ontos.testruns;

import app.ontos.token.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Waits for the service's own database where it is away: a run that has worked for an hour is not
 * to be lost for a minute's outage. Safe for use by several threads.
 */
@ApplicationScoped
class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Backoff PAUSES =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10), 0.2);

  private final Duration most;

  @Inject
  Patience(TestRunSettings settings) {
    this(settings.patience());
  }

  Patience(Duration most) {
    this.most = most;
  }

  /**
   * Does something that can be repeated; tries again with growing pauses while the database is
   * away, for as long as the settings say.
   *
   * @throws RuntimeException the last failure
   */
  <T> T with(Supplier<T> work) {
    long begun = System.nanoTime();
    for (int failures = 1; ; failures++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (!DatabaseAway.isCauseOf(e) || System.nanoTime() - begun > most.toNanos()) {
          throw e;
        }
        LOG.debugf("The database is away (attempt %d): %s", failures, e.getMessage());
        pause(
            PAUSES.delay(failures, Optional.empty(), ThreadLocalRandom.current().nextDouble()), e);
      }
    }
  }

  private static void pause(Duration pause, RuntimeException failure) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
