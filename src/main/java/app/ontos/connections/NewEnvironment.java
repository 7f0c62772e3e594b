package app.ontos.connections;

import app.ontos.shared.secrets.Secret;
import java.util.Map;

/**
 * What a client says of an environment, checked.
 *
 * @param settings the environment as it will be
 * @param secrets those that came with it
 */
record NewEnvironment(Environment settings, Map<SecretField, Secret> secrets) {
  NewEnvironment {
    secrets = Map.copyOf(secrets);
  }
}
