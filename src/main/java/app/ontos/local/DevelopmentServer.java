package app.ontos.local;

import app.ontos.lakebase.DatabaseSettings;
import app.ontos.lakebase.DatabaseUnavailable;
import app.ontos.lakebase.Diagnosis;
import app.ontos.lakebase.LocalServer;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL of {@code ./mvnw quarkus:dev}; its data stay in the project folder. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevelopmentServer implements LocalServer {
  private static final Logger LOG = Logger.getLogger(DevelopmentServer.class);

  private final String database;
  private final Path folder;
  private @Nullable EmbeddedPostgres server;

  DevelopmentServer(
      DatabaseSettings settings, @ConfigProperty(name = "ontos.local.folder") String folder) {
    this.database = settings.name();
    this.folder = Path.of(folder).toAbsolutePath();
  }

  @Override
  public synchronized Address start() {
    try {
      EmbeddedPostgres running =
          server == null ? EmbeddedPostgres.start(EmbeddedPostgres.Options.keptIn(folder)) : server;
      server = running;
      running.createDatabase(database);
      LOG.infof("An embedded PostgreSQL keeps its data in %s, port %d", folder, running.port());
      return new Address(
          running.host(), running.port(), running.superuser(), running.superuserPassword());
    } catch (RuntimeException e) {
      LOG.debug("The embedded PostgreSQL did not start", e);
      throw new DatabaseUnavailable(
          new Diagnosis(
              "EMBEDDED_SERVER",
              String.valueOf(e.getMessage()),
              "Stop the other service, or set POSTGRES_HOST to use a server of your own"));
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (server != null) {
      server.close();
    }
  }
}
