package app.ontos.local;

import app.ontos.shared.secrets.Keyring;
import app.ontos.shared.secrets.LocalKeyring;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The key of {@code ./mvnw quarkus:dev}: made once, and kept beside the data that it seals, in a
 * file that only this user can read.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DevelopmentKeyring implements LocalKeyring {
  private static final Logger LOG = Logger.getLogger(DevelopmentKeyring.class);
  private static final int KEY_BYTES = 32;

  private final Path file;

  DevelopmentKeyring(@ConfigProperty(name = "ontos.local.folder") String folder) {
    this.file = Path.of(folder, "secret-key").toAbsolutePath();
  }

  @Override
  public synchronized Keyring keyring() {
    try {
      if (!Files.exists(file)) {
        makeKey();
      }
      return Keyring.of(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The key in %s is damaged: %s. Remedy: delete it, and enter stored secrets again"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("There is no key for secrets in " + file, e);
    }
  }

  /** Under another name first, so that a start killed half way leaves no half key. */
  private void makeKey() throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling("secret-key.new");
    LocalFolders.writeSecret(fresh, Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    LOG.infof("A key for stored secrets was made: %s", file);
  }
}
