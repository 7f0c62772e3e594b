package app.ontos.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is ever told of a secret.
 *
 * @param isSet whether there is one
 * @param updatedAt since when it is the one
 */
public record StoredSecret(@JsonProperty("isSet") boolean isSet, Optional<Instant> updatedAt) {
  /** None yet. */
  static final StoredSecret NONE = new StoredSecret(false, Optional.empty());

  static StoredSecret since(Instant moment) {
    return new StoredSecret(true, Optional.of(moment));
  }
}
