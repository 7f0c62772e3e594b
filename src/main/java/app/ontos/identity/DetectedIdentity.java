package app.ontos.identity;

import java.util.Optional;

/** The Databricks identity that the service itself runs as, once it is known. */
@FunctionalInterface
public interface DetectedIdentity {
  /** An e-mail, or a service principal's application id. */
  Optional<String> name();
}
