package app.ontos.identity;

import app.ontos.identity.access.Access;
import java.util.List;

/**
 * What a caller has been given.
 *
 * @param roles the names of the roles, assigned or everybody's
 * @param access the highest level that any of them gives, feature by feature
 */
public record Standing(List<String> roles, Access access) {
  /** Of somebody of whom nothing is known. */
  public static final Standing NONE = new Standing(List.of(), Access.NONE);

  /** Of those whom nobody can lock out. */
  static final Standing ADMIN = new Standing(List.of("Admin"), Access.ALL);

  public Standing {
    roles = List.copyOf(roles);
  }
}
