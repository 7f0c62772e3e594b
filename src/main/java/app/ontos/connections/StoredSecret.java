package app.ontos.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that is ever told of a secret.
 *
 * @param isSet whether there is one
 * @param updatedAt since when it is the one
 */
@Schema(description = "Told of a secret; the secret itself is sent as text in its place")
public record StoredSecret(@JsonProperty("isSet") boolean isSet, Optional<Instant> updatedAt) {
  /** None yet. */
  static final StoredSecret NONE = new StoredSecret(false, Optional.empty());

  static StoredSecret since(Instant moment) {
    return new StoredSecret(true, Optional.of(moment));
  }
}
