package app.ontos.lakebase;

import app.ontos.identity.DetectedIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The identity that the service logs in to its database as. */
@ApplicationScoped
class LoginIdentity implements DetectedIdentity {
  private final LoginSource logins;

  LoginIdentity(LoginSource logins) {
    this.logins = logins;
  }

  @Override
  public Optional<String> name() {
    return logins.lastUsed().map(DatabaseLogin::user);
  }
}
