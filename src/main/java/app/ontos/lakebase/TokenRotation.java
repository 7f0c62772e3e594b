package app.ontos.lakebase;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

/**
 * Keeps the token young while nobody asks for it: looks every few seconds whether a renewal is due.
 * When that is (after 50 minutes, earlier for shorter lives, later after failures) is decided by
 * the token cache; age is checked at every use as well, so a starved scheduler does no harm.
 */
@ApplicationScoped
class TokenRotation {
  private final LoginSource logins;

  TokenRotation(LoginSource logins) {
    this.logins = logins;
  }

  @Scheduled(
      every = "${ontos.rotation.check-every:2s}",
      skipExecutionIf = LocalModeHasNoToken.class)
  void refreshIfDue() {
    logins.refreshIfDue();
  }

  /** A password does not age. */
  @Singleton
  static class LocalModeHasNoToken implements Scheduled.SkipPredicate {
    private final boolean local;

    LocalModeHasNoToken(DatabaseSettings settings) {
      local = LakebaseMode.of(settings.env()) == LakebaseMode.LOCAL;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
      return local;
    }
  }
}
