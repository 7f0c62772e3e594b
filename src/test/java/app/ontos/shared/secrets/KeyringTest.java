package app.ontos.shared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", " %s ", "%s, AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="})
  void readsKeysAsOpensslMakesThem(String form) {
    // When
    Keyring keyring = Keyring.of(form.formatted(Keys.FIRST));

    // Then
    assertThat(keyring.newest().orElseThrow().id()).isEqualTo(idOf(Keys.FIRST));
  }

  @Test
  void findsEachKeyByTheIdThatFollowsFromIt() {
    // Given
    Keyring keyring = Keyring.of(Keys.SECOND + "," + Keys.FIRST);

    // When
    Stream<String> found =
        Stream.of(Keys.FIRST, Keys.SECOND).map(key -> keyring.find(idOf(key)).orElseThrow().id());

    // Then
    assertThat(found).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{16}"));
    assertThat(keyring.find(idOf(Keys.key(3)))).isEmpty();
  }

  static Stream<String> garbage() {
    String hex = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    return Stream.of(
        "",
        "swordfish-swordfish",
        "correct horse battery staple",
        hex,
        Base64.getEncoder().encodeToString(Keys.bytes(7, 16)),
        Base64.getEncoder().encodeToString(Keys.bytes(7, 31)),
        Base64.getEncoder().encodeToString(Keys.bytes(7, 33)),
        Keys.key(7).replace('B', '-'),
        "\"" + Keys.key(7) + "\"");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void refusesGarbageWithoutRepeatingIt(String garbage) {
    // When
    assertThatThrownBy(() -> Keyring.of(Keys.FIRST + "," + garbage))

        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key 2 of 2 is not the base64 of 32 bytes")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {",%s", "%s,", "%1$s,,%1$s"})
  void refusesAKeyThatIsLeftOut(String form) {
    // When
    assertThatThrownBy(() -> Keyring.of(form.formatted(Keys.FIRST)))

        // Then
        .hasMessageContaining("is not the base64 of 32 bytes");
  }

  @Test
  void saysNothingOfItsKeys() {
    // When
    String text = Keyring.of(Keys.FIRST + "," + Keys.SECOND).toString();

    // Then
    assertThat(text).isEqualTo("Keyring[2 keys]");
  }

  private static String idOf(String key) {
    return Keyring.of(key).newest().orElseThrow().id();
  }
}
