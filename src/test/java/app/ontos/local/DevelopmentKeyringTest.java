package app.ontos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ontos.shared.secrets.Keyring;
import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.secrets.Secret;
import app.ontos.shared.secrets.SecretPlace;
import app.ontos.shared.secrets.SecretSealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentKeyringTest {
  private static final SecretPlace PLACE =
      new SecretPlace("connection", new UUID(0, 1), "development", "password");

  @TempDir Path folder = Path.of("");

  @Test
  void makesAKeyThatOnlyThisUserCanRead() throws IOException {
    // When
    new DevelopmentKeyring(folder.resolve("new").toString()).keyring();

    // Then
    assertThat(folder.resolve("new"))
        .isDirectoryContaining("glob:**/secret-key")
        .isDirectoryNotContaining("glob:**.new");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("new/secret-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void hasTheSameKeyAfterARestart() {
    // Given
    SealedSecret sealed = SecretSealer.with(keyring()).seal(new Secret("kept"), PLACE);

    // When
    Secret opened = SecretSealer.with(keyring()).open(sealed, PLACE);

    // Then
    assertThat(opened.value()).isEqualTo("kept");
  }

  @Test
  void namesTheFileOfADamagedKeyAndDoesNotRepeatIt() throws IOException {
    // Given
    Files.writeString(folder.resolve("secret-key"), "c3dvcmRmaXNo");

    // When
    assertThatThrownBy(this::keyring)

        // Then
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(folder.resolve("secret-key").toString())
        .hasMessageNotContaining("c3dvcmRmaXNo");
  }

  private Keyring keyring() {
    return new DevelopmentKeyring(folder.toString()).keyring();
  }
}
