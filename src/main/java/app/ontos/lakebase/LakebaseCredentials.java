package app.ontos.lakebase;

import app.ontos.token.AccessToken;
import app.ontos.token.TokenFailure;
import app.ontos.token.TokenSource;
import app.ontos.workspace.DetectedUser;
import app.ontos.workspace.Lakebase;
import app.ontos.workspace.Workspace;
import app.ontos.workspace.WorkspaceFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Mints database credentials. The first call also finds out who we are and which Lakebase it is, so
 * that single-flight, back-off and time limits of the token cache hold for that too. What was found
 * is looked up again after the control plane has refused a credential for it, and stands until
 * then.
 */
final class LakebaseCredentials implements TokenSource {
  private static final Logger LOG = Logger.getLogger(LakebaseCredentials.class);

  private final Supplier<Platform> platform;
  private final Duration callTimeout;
  private volatile @Nullable Workspace workspace;
  private volatile @Nullable Session session;
  private volatile boolean outdated;

  LakebaseCredentials(Supplier<Platform> platform, Duration callTimeout) {
    this.platform = platform;
    this.callTimeout = callTimeout;
  }

  /**
   * Who logs in where.
   *
   * @param user the PostgreSQL role
   * @param lakebase who mints for it
   * @param host where it listens
   * @param port on which port
   */
  record Session(DetectedUser user, Lakebase lakebase, String host, int port) {}

  /** What was found last; there before the first token is. */
  Optional<Session> session() {
    return Optional.ofNullable(session);
  }

  @Override
  public AccessToken mint() {
    try {
      Workspace known = workspace();
      Session open = open(known);
      return known.mint(open.lakebase());
    } catch (WorkspaceFailure failure) {
      if (failure.permanent()) {
        outdated = true; // an endpoint may have been replaced by another
      }
      throw tokenFailure(failure);
    } catch (DatabaseUnavailable failure) {
      throw new TokenFailure.Unavailable(failure.diagnosis().reason(), failure);
    }
  }

  private Workspace workspace() {
    Workspace known = workspace;
    if (known == null) {
      known = new Workspace(platform.get().account(), callTimeout);
      workspace = known;
    }
    return known;
  }

  private Session open(Workspace known) {
    Session present = session;
    if (present != null && !outdated) {
      return present;
    }
    Platform given = platform.get();
    DetectedUser user = known.user();
    Lakebase lakebase = known.find(given.lakebase());
    Session found =
        new Session(user, lakebase, given.host().orElseGet(lakebase::host), given.port());
    LOG.infof(
        "Logging in to Lakebase %s at %s as %s, found by %s",
        lakebase.name(), found.host(), user.name(), user.how());
    session = found;
    outdated = false;
    return found;
  }

  private static TokenFailure tokenFailure(WorkspaceFailure failure) {
    return failure.permanent()
        ? new TokenFailure.Refused(failure.reason(), failure)
        : new TokenFailure.Unavailable(
            failure.reason(), failure, failure.retryAfter().orElse(null));
  }
}
