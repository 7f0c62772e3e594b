package app.ontos.shared.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The keys for secrets at rest. It declares no {@code toString}: SmallRye would make one that
 * prints them.
 */
@ConfigMapping(prefix = "ontos.secrets")
public interface SecretSettings {
  /** The value of {@code ONTOS_SECRET_KEY}, see {@link Keyring#of}. */
  Optional<String> key();
}
