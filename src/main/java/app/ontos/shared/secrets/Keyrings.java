package app.ontos.shared.secrets;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.stream.Stream;

/** Chooses the keys, once: those that are set, else the development tools' own, else none. */
@ApplicationScoped
class Keyrings {

  @Produces
  @Singleton
  Keyring keyring(SecretSettings settings, Instance<LocalKeyring> local) {
    return keyring(settings, local.stream());
  }

  static Keyring keyring(SecretSettings settings, Stream<LocalKeyring> local) {
    return settings
        .key()
        .map(Keyrings::configured)
        .or(() -> local.findFirst().map(LocalKeyring::keyring))
        .orElseGet(Keyring::empty);
  }

  /** A service that will fail at the first secret had better not start at all. */
  void check(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting,
      Keyring keyring) {}

  private static Keyring configured(String text) {
    try {
      return Keyring.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "ONTOS_SECRET_KEY is malformed: %s. Remedy: make one with openssl rand -base64 32"
              .formatted(e.getMessage()),
          e);
    }
  }
}
