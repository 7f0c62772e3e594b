package app.ontos.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Whose word is taken for who calls. */
@ConfigMapping(prefix = "ontos.identity")
public interface IdentitySettings {
  /** The value of {@code ENV}: in LOCAL a caller without headers is the local admin. */
  String env();

  /** Set by the platform when the service runs as a Databricks App. */
  Optional<String> databricksAppName();

  /** Whether another proxy in front may be believed. */
  @WithDefault("false")
  boolean trustForwardedHeaders();

  /**
   * Whether every request is the detected Databricks identity's: PROD on a laptop, and believed
   * only where the service listens on the loopback address alone.
   */
  @WithDefault("false")
  boolean singleUser();

  /** The address that the service listens on. */
  String httpHost();

  /** E-mails, groups and service principals that are always admins. */
  Optional<Set<String>> admins();
}
