package app.ontos.lakebase;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/**
 * Gives the pool the login of the moment for every physical connection. Each entry of the answer
 * becomes a connection property of pgjdbc, so that host, database and schema come from here too and
 * the pool's URL can stay empty.
 *
 * <p>Agroal opens connections on one thread. The asynchronous form is overridden so that a login
 * that is in memory is handed over at once, without a detour over a worker that may not be free.
 */
@ApplicationScoped
@Unremovable
@Named("lakebase")
public class RotatingCredentials implements CredentialsProvider {
  private final LoginSource logins;

  RotatingCredentials(LoginSource logins) {
    this.logins = logins;
  }

  @Override
  public Map<String, String> getCredentials(String name) {
    return getCredentialsAsync(name).await().indefinitely();
  }

  @Override
  public Uni<Map<String, String>> getCredentialsAsync(String name) {
    return Uni.createFrom().completionStage(logins::login).map(DatabaseLogin::properties);
  }
}
