package app.ontos.testing;

import app.ontos.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL 18 with an empty database for the service under test. */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {
  private @Nullable EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    EmbeddedPostgres running = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    server = running;
    running.createDatabase("app_ontos");
    return Map.of(
        "POSTGRES_HOST",
        "127.0.0.1",
        "POSTGRES_PORT",
        Integer.toString(running.port()),
        "POSTGRES_USER",
        running.superuser(),
        "POSTGRES_PASSWORD",
        running.superuserPassword(),
        "ONTOS_SECRET_KEY",
        newKey(),
        "ONTOS_ADMINS",
        Roles.ADMIN + "," + Roles.ADMINS,
        "ONTOS_ALLOW_LOOPBACK",
        "true");
  }

  private static String newKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
