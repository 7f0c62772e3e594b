package app.ontos.shared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyringsTest {
  private static final LocalKeyring LOCAL = () -> Keyring.of(Keys.SECOND);

  @Test
  void prefersTheKeysThatAreSetToTheDevelopmentToolsOwn() {
    // When
    Keyring keyring = Keyrings.keyring(settings(Keys.FIRST), Stream.of(LOCAL));

    // Then
    assertThat(idOf(keyring)).isEqualTo(idOf(Keyring.of(Keys.FIRST)));
  }

  @Test
  void takesTheDevelopmentToolsOwnWhereNoneIsSet() {
    // When
    Keyring keyring = Keyrings.keyring(settings(""), Stream.of(LOCAL));

    // Then
    assertThat(idOf(keyring)).isEqualTo(idOf(Keyring.of(Keys.SECOND)));
  }

  @Test
  void hasNoKeyInAPackagedServiceWhereNoneIsSet() {
    // When
    Keyring keyring = Keyrings.keyring(settings(""), Stream.empty());

    // Then
    assertThat(keyring.newest()).isEmpty();
  }

  @Test
  void stopsTheStartOnAMalformedKeyAndDoesNotRepeatIt() {
    // Given
    SecretSettings settings = settings(Keys.FIRST + ",swordfish");

    // When
    assertThatThrownBy(() -> Keyrings.keyring(settings, Stream.of(LOCAL)))

        // Then
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ONTOS_SECRET_KEY is malformed: key 2 of 2")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContainingAny("swordfish", Keys.FIRST)
        .rootCause()
        .hasMessageNotContainingAny("swordfish", Keys.FIRST);
  }

  @Test
  void hidesTheKeyInTheTextOfItsSettings() {
    // Given
    SecretSettings settings = settings(Keys.FIRST);

    // When
    String text = settings.toString();

    // Then
    assertThat(settings.key()).contains(Keys.FIRST);
    assertThat(text).doesNotContain(Keys.FIRST);
  }

  /** Made by the same library as in the service. */
  private static SecretSettings settings(String key) {
    return new SmallRyeConfigBuilder()
        .withMapping(SecretSettings.class)
        .withDefaultValues(Map.of("ontos.secrets.key", key))
        .build()
        .getConfigMapping(SecretSettings.class);
  }

  private static String idOf(Keyring keyring) {
    return keyring.newest().orElseThrow().id();
  }
}
