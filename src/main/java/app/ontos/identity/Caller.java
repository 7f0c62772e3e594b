package app.ontos.identity;

import app.ontos.shared.secrets.Secret;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param principal the e-mail or user name that records and audit events carry
 * @param admin whether everything is allowed
 * @param accessToken the caller's own token, where the proxy forwards it
 */
public record Caller(String principal, boolean admin, Optional<Secret> accessToken) {

  /** A caller who brought no token. */
  public Caller(String principal, boolean admin) {
    this(principal, admin, Optional.empty());
  }
}
