package app.ontos.local;

import app.ontos.lakebase.DatabaseSettings;
import app.ontos.lakebase.DatabaseUnavailable;
import app.ontos.lakebase.Diagnosis;
import app.ontos.lakebase.LocalPlatform;
import app.ontos.lakebase.Platform;
import app.ontos.workspace.LakebaseHints;
import app.ontos.workspace.WorkspaceAccount;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Databricks of {@code ./mvnw quarkus:dev -Dlakebase=emulator}: PROD mode on a laptop, with
 * credentials that live for two minutes, so that rotation can be watched.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DevelopmentPlatform implements LocalPlatform {
  private static final Logger LOG = Logger.getLogger(DevelopmentPlatform.class);

  private final boolean wanted;
  private final EmulatorOptions options;
  private @Nullable LakebaseEmulator emulator;

  DevelopmentPlatform(
      DatabaseSettings settings,
      @ConfigProperty(name = "ontos.local.lakebase") String lakebase,
      @ConfigProperty(name = "ontos.local.folder") String folder,
      @ConfigProperty(name = "ontos.local.token-lifetime") Duration tokenLifetime) {
    this.wanted = lakebase.equals("emulator");
    this.options =
        EmulatorOptions.of(LakebaseKind.AUTOSCALING)
            .withDatabase(settings.name())
            .withTokenLifetime(tokenLifetime)
            .keptIn(Path.of(folder, "emulator").toAbsolutePath());
  }

  @Override
  public boolean wanted() {
    return wanted;
  }

  @Override
  public synchronized Platform start() {
    try {
      LakebaseEmulator running = emulator == null ? LakebaseEmulator.start(options) : emulator;
      if (emulator == null) {
        LOG.infof(
            "A Lakebase emulator: workspace at %s, credentials good for %s",
            running.workspaceUrl(), options.tokenLifetime());
      }
      emulator = running;
      return platform(running);
    } catch (RuntimeException e) {
      LOG.debug("The Lakebase emulator did not start", e);
      throw new DatabaseUnavailable(
          new Diagnosis(
              "EMBEDDED_SERVER", String.valueOf(e.getMessage()), "Stop the other service"));
    }
  }

  private static Platform platform(LakebaseEmulator running) {
    Map<String, String> variables = running.environment();
    WorkspaceIdentity identity = running.identity();
    return new Platform(
        new WorkspaceAccount.ServicePrincipal(
            running.workspaceUrl(), identity.clientId(), identity.clientSecret()),
        new LakebaseHints(
            Optional.ofNullable(variables.get("LAKEBASE_ENDPOINT")),
            Optional.empty(),
            Optional.of(identity.appName()),
            Optional.empty()),
        Optional.of(EmulatedApp.HOST),
        running.postgres().port());
  }

  @PreDestroy
  synchronized void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }
}
