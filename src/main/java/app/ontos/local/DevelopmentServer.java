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
  private @Nullable EmbeddedServer server;

  DevelopmentServer(
      DatabaseSettings settings, @ConfigProperty(name = "ontos.local.folder") String folder) {
    this.database = settings.name();
    this.folder = Path.of(folder).toAbsolutePath();
  }

  @Override
  public synchronized Address start() {
    try {
      EmbeddedServer running = server == null ? EmbeddedServer.keptIn(folder) : server;
      server = running;
      running.createDatabase(database);
      LOG.infof("An embedded PostgreSQL keeps its data in %s, port %d", folder, running.port());
      return new Address("127.0.0.1", running.port(), EmbeddedServer.USER, EmbeddedServer.USER);
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
