package app.ontos.lakebase;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The login of LOCAL mode: from the settings, or from the development tools' own server. */
final class LocalLogin implements LoginSource {
  private final DatabaseSettings settings;
  private final Supplier<Optional<LocalServer>> server;
  private volatile @Nullable DatabaseLogin login;

  LocalLogin(DatabaseSettings settings, Supplier<Optional<LocalServer>> server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * The server of the development tools is started by the connector's thread, never by the pool's.
   */
  @Override
  public CompletionStage<DatabaseLogin> login() {
    DatabaseLogin known = login;
    if (known != null) {
      return CompletableFuture.completedStage(known);
    }
    try {
      DatabaseLogin found = find();
      login = found;
      return CompletableFuture.completedStage(found);
    } catch (DatabaseUnavailable e) {
      return CompletableFuture.failedStage(e);
    }
  }

  @Override
  public Optional<DatabaseLogin> lastUsed() {
    return Optional.ofNullable(login);
  }

  private DatabaseLogin find() {
    if (settings.host().isPresent()) {
      return configured(settings.host().get());
    }
    LocalServer.Address address =
        server
            .get()
            .orElseThrow(
                () ->
                    missing("HOST_NOT_SET", "No database host is configured", "Set POSTGRES_HOST"))
            .start();
    return login(address.host(), address.port(), address.user(), address.password());
  }

  private DatabaseLogin configured(String host) {
    String user =
        settings
            .user()
            .orElseThrow(
                () -> missing("USER_NOT_SET", "No user is configured", "Set POSTGRES_USER"));
    return login(host, settings.port(), user, settings.password().orElse(""));
  }

  private DatabaseLogin login(String host, int port, String user, String password) {
    String sslmode = settings.sslmode().orElse("prefer");
    Optional<String> root = settings.sslrootcert();
    return new DatabaseLogin(
        host, port, settings.name(), settings.schema(), user, password, sslmode, root);
  }

  private static DatabaseUnavailable missing(String code, String reason, String remedy) {
    return new DatabaseUnavailable(new Diagnosis(code, reason, remedy));
  }
}
