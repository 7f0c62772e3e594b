package app.ontos.identity.groups;

import app.ontos.shared.secrets.Secret;
import app.ontos.workspace.DirectoryEntry;
import app.ontos.workspace.Workspace;
import app.ontos.workspace.WorkspaceFailure;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks a caller's groups up: with the caller's own token where there is one, since everybody may
 * read their own; else as the service, which has to be allowed to read users.
 *
 * <p>A way that fails is left alone for a while, so that not every caller waits for it, and the log
 * hears of it once in a longer while. Safe for use by several threads.
 */
final class GroupLookup {
  private static final Logger LOG = Logger.getLogger(GroupLookup.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final Supplier<Workspace> workspace;
  private final Pause withoutTokens;
  private final Pause withoutService;
  private final Pause silence;

  /**
   * Asks nothing yet.
   *
   * @param workspace the service's own, as itself
   */
  GroupLookup(Supplier<Workspace> workspace, Ticker ticker) {
    this.workspace = workspace;
    this.withoutTokens = new Pause(PAUSE, ticker);
    this.withoutService = new Pause(PAUSE, ticker);
    this.silence = new Pause(SILENCE, ticker);
  }

  /** The groups of a principal; never throws. */
  Membership of(String principal, Optional<Secret> token) {
    return token
        .flatMap(own -> byToken(principal, own))
        .or(() -> byService(principal))
        .map(found -> Membership.of(found.groups()))
        .orElseGet(Membership::unknown);
  }

  /**
   * Empty where the token does not tell: it lacks the scope, or is another's. A token that came
   * with a name is no proof that both are of the same caller.
   */
  private Optional<DirectoryEntry> byToken(String principal, Secret token) {
    if (withoutTokens.lasts()) {
      return Optional.empty();
    }
    try {
      return Optional.of(workspace.get().as(token.value()).me())
          .filter(me -> me.name().equalsIgnoreCase(principal));
    } catch (WorkspaceFailure failure) {
      LOG.debugf("A caller's token tells no groups: %s", failure.code());
      // One that is refused says nothing of others.
      if (!failure.permanent()) {
        withoutTokens.begin();
      }
    } catch (RuntimeException e) { // the stand-in of development does not start, for one
      LOG.debugf("A caller's token tells no groups: %s", e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private Optional<DirectoryEntry> byService(String principal) {
    if (withoutService.lasts()) {
      return Optional.empty();
    }
    try {
      return workspace.get().find(principal);
    } catch (WorkspaceFailure failure) {
      leaveAlone(failure.reason() + ". " + failure.remedy());
    } catch (RuntimeException e) { // the stand-in of development does not start, for one
      leaveAlone(e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private void leaveAlone(String reason) {
    withoutService.begin();
    if (silence.begin()) {
      LOG.warnf("Some callers have no groups for now, and no roles by group: %s", reason);
    }
  }
}
