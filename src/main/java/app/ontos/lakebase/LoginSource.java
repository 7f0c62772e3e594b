package app.ontos.lakebase;

import app.ontos.token.TokenSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Knows the login of the moment. Asked for every physical connection, by several threads; answers
 * from memory where it can, and never blocks the asking thread.
 */
public interface LoginSource {
  /** The login to use now; fails with a {@link DatabaseUnavailable} that says what is missing. */
  CompletionStage<DatabaseLogin> login();

  /** The login that was handed out last, for display. */
  Optional<DatabaseLogin> lastUsed();

  /** Says that the server refused this password (SQLSTATE 28P01). Never waits. */
  default void refused(String password) {}

  /** Renews what is due to be renewed. Never waits. */
  default void refreshIfDue() {}

  /** What is known of where the login comes from; empty parts where there is nothing to tell. */
  default Origin origin() {
    return new Origin(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Settings that are ignored, with the reason; they keep nobody from working. */
  default List<Diagnosis> notices() {
    return List.of();
  }

  /**
   * Where a login comes from.
   *
   * @param userSource how the user name was found
   * @param lakebase the endpoint or instance that mints the credentials
   * @param token how the credential stands; without the secret
   */
  record Origin(
      Optional<String> userSource, Optional<String> lakebase, Optional<TokenSnapshot> token) {}
}
