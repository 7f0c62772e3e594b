package app.ontos.connections;

import app.ontos.shared.secrets.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An environment with all that a login to it needs.
 *
 * @param connectionId the connection; one that is not saved yet has an id of its own
 * @param version the connection's version: another one may lead elsewhere
 * @param name the environment's name
 * @param settings where it leads
 * @param secrets opened; each prints as three stars
 */
public record Target(
    UUID connectionId,
    long version,
    String name,
    Environment settings,
    Map<SecretField, Secret> secrets) {

  public Target {
    secrets = Map.copyOf(secrets);
  }

  /** A secret, if it is there. */
  public Optional<Secret> secret(SecretField field) {
    return Optional.ofNullable(secrets.get(field));
  }
}
