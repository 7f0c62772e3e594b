package app.ontos.workspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The workspace and how to log in there. The variables that set these are in the README. */
@ConfigMapping(prefix = "ontos.workspace")
public interface WorkspaceSettings {
  /** The workspace's address, with or without {@code https://}. */
  Optional<String> host();

  /** Application id of the service principal; goes with {@link #clientSecret()}. */
  Optional<String> clientId();

  /** Secret of the service principal. */
  Optional<String> clientSecret();

  /** A personal access token, for laptops. */
  Optional<String> token();

  /** A profile of the Databricks CLI, for laptops. */
  Optional<String> configProfile();

  /** The Databricks App whose attached database is looked for. */
  Optional<String> appName();

  /** Path of a Lakebase Autoscaling endpoint, or of a branch. */
  Optional<String> lakebaseEndpoint();

  /** Name of a Lakebase Provisioned instance. */
  Optional<String> lakebaseInstanceName();

  /** The longest that one HTTP call to the workspace may take. */
  @WithDefault("PT5S")
  Duration timeout();
}
