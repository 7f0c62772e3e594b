package app.ontos.lakebase;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Knows the login of the moment. Asked for every physical connection, by several threads; answers
 * from memory where it can, and never blocks the asking thread.
 */
public interface LoginSource {
  /** The login to use now; fails with a {@link DatabaseUnavailable} that says what is missing. */
  CompletionStage<DatabaseLogin> login();

  /** The login that was used last, for display. */
  Optional<DatabaseLogin> lastUsed();
}
