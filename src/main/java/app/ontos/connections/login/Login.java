package app.ontos.connections.login;

import app.ontos.shared.secrets.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One identity's way into one database: the role, and the credential of the moment. Safe for use by
 * several threads.
 */
public final class Login implements AutoCloseable {
  private final Supplier<String> username;
  private final Credential credential;
  private final AtomicReference<Optional<Secret>> callersToken;

  Login(
      Supplier<String> username,
      Credential credential,
      AtomicReference<Optional<Secret>> callersToken) {
    this.username = username;
    this.credential = credential;
    this.callersToken = callersToken;
  }

  /** The PostgreSQL role; may ask the workspace who we are. */
  String username() {
    return username.get();
  }

  Credential credential() {
    return credential;
  }

  /**
   * Takes the token that the same caller's newest request brought: the older one may be over by the
   * time that it is exchanged.
   */
  public void renew(Optional<Secret> token) {
    if (token.isPresent()) {
      callersToken.set(token);
    }
  }

  /** Forgets the credential. */
  @Override
  public void close() {
    credential.close();
  }
}
