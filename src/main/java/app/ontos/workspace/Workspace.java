package app.ontos.workspace;

import app.ontos.token.AccessToken;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that the service runs in.
 *
 * <p>Nothing is asked and no file read before the first call; a first call that fails is tried anew
 * by the next. Every method is one attempt: it makes a few HTTP calls, each bounded by the timeout,
 * and the first that gets no answer ends it. Only a workspace token that has been revoked is
 * replaced on the way. All methods throw {@link WorkspaceFailure} and nothing else. Safe for use by
 * several threads, which wait for each other while one of them logs in.
 */
public final class Workspace {
  private final WorkspaceAccount account;
  private final Duration timeout;
  private final AddressCheck check;
  private final Function<WorkspaceAccount, Remedies> remedies;
  private final CliConfig cli;
  private @Nullable Session session;

  /**
   * The workspace of the service itself, wherever the operator says that is. Does nothing yet.
   *
   * @param timeout the longest that one HTTP call may take
   */
  public Workspace(WorkspaceAccount account, Duration timeout) {
    this(account, timeout, CliConfig.standard());
  }

  /**
   * A workspace that somebody has registered with a connection, and so chosen where calls lead.
   * Does nothing yet.
   *
   * @param timeout the longest that one HTTP call may take
   * @param check judges where each call leads, those to a token URL that the workspace names
   *     included
   */
  public Workspace(WorkspaceAccount account, Duration timeout, AddressCheck check) {
    this(account, timeout, check, ConnectionRemedies::of, CliConfig.standard());
  }

  Workspace(WorkspaceAccount account, Duration timeout, CliConfig cli) {
    this(account, timeout, AddressCheck.NONE, ServiceRemedies::new, cli);
  }

  private Workspace(
      WorkspaceAccount account,
      Duration timeout,
      AddressCheck check,
      Function<WorkspaceAccount, Remedies> remedies,
      CliConfig cli) {
    this.account = Objects.requireNonNull(account, "account is null");
    this.timeout = Objects.requireNonNull(timeout, "timeout is null");
    this.check = Objects.requireNonNull(check, "check is null");
    this.remedies = remedies;
    this.cli = cli;
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be longer than 0 but is " + timeout);
    }
  }

  /** Who the service is here. A service principal knows that without asking. */
  public DetectedUser user() {
    if (account instanceof WorkspaceAccount.ServicePrincipal principal) {
      return new DetectedUser(principal.clientId(), DetectedUser.Source.CLIENT_ID);
    }
    return within(CurrentUser::ask);
  }

  /**
   * Finds the Lakebase that is meant; see {@code LakebaseSearch} for the rules.
   *
   * @throws WorkspaceFailure LAKEBASE_NOT_FOUND, LAKEBASE_AMBIGUOUS, LAKEBASE_NOT_CONFIGURED and
   *     LAKEBASE_STOPPED among others
   */
  public Lakebase find(LakebaseHints hints) {
    return within(session -> new LakebaseSearch(session).find(hints));
  }

  /**
   * Mints a new credential, which is good as a password for a login as {@link #user()}. Nothing is
   * cached.
   */
  public AccessToken mint(Lakebase lakebase) {
    return within(session -> new Mint(session).credential(lakebase));
  }

  /** What the workspace's directory says of whoever the account is. */
  public DirectoryEntry me() {
    return within(session -> new Directory(session).me());
  }

  /**
   * What it says of a person or a service principal, if it knows them. It takes an account that may
   * read users.
   */
  public Optional<DirectoryEntry> find(String principal) {
    return within(session -> new Directory(session).find(principal));
  }

  /** The same workspace for who has this token of it. */
  public Workspace as(String token) {
    WorkspaceAccount person = new WorkspaceAccount.PersonalToken(session().host(), token);
    return new Workspace(person, timeout, check, remedies, cli);
  }

  /**
   * A token for calls to the workspace as this account: a new one for a service principal; for a
   * profile the one that the CLI has; and a personal access token is itself, good for as long as
   * any token is believed. Nothing is cached.
   */
  public AccessToken bearer() {
    return session().bearer();
  }

  private <T> T within(Function<Session, T> task) {
    Session used = session();
    try {
      return task.apply(used);
    } catch (WorkspaceFailure failure) {
      if (!Session.isRefusedLogin(failure)) {
        throw failure;
      }
      forget(used);
      if (!used.mayHaveWornOut(failure)) {
        throw failure;
      }
      return task.apply(session());
    }
  }

  private synchronized Session session() {
    if (session == null) {
      session = Session.open(account, new BoundedHttp(timeout, check), remedies, cli);
    }
    return session;
  }

  private synchronized void forget(Session used) {
    if (session == used) {
      session = null;
    }
  }
}
