package app.ontos.lakebase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where the service's own database is. The variables that set these are in the README. */
@ConfigMapping(prefix = "ontos.database")
public interface DatabaseSettings {
  /** The value of {@code ENV}. */
  String env();

  /**
   * Host name; without one, {@code quarkus:dev} starts a server of its own, and PROD asks the
   * control plane. In PROD it may also be an endpoint's path.
   */
  Optional<String> host();

  /** TCP port. */
  @WithDefault("5432")
  int port();

  /** Database name. */
  @WithDefault("app_ontos")
  String name();

  /** The schema that the service owns. */
  @WithDefault("app_ontos")
  String schema();

  /** User name in LOCAL; in PROD it is detected, and this one is ignored. */
  Optional<String> user();

  /** Password, LOCAL only. */
  Optional<String> password();

  /** libpq's sslmode; {@code prefer} in LOCAL and {@code require} in PROD unless it is set. */
  Optional<String> sslmode();

  /** A PEM file of trusted certificates for {@code verify-ca} and {@code verify-full}. */
  Optional<String> sslrootcert();

  /** Database roles that may read every table and sequence of the schema, present and future. */
  Optional<Set<String>> readers();

  /** Database roles that may read and write them. */
  Optional<Set<String>> writers();

  /** Pause before the second attempt to reach the database; doubles from there. */
  @WithDefault("PT0.25S")
  Duration retryFirst();

  /** The longest pause between attempts. */
  @WithDefault("PT5S")
  Duration retryMax();
}
