package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakebaseModeTest {

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL", "local", "Local", " local "})
  void isLocalWhateverTheCase(String env) {
    // Given a value of ENV

    // When
    LakebaseMode mode = LakebaseMode.of(env);

    // Then
    assertThat(mode).isEqualTo(LakebaseMode.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PROD", "dev", "locale", "lo cal"})
  void isProdForAnythingElse(String env) {
    // Given a value of ENV

    // When
    LakebaseMode mode = LakebaseMode.of(env);

    // Then
    assertThat(mode).isEqualTo(LakebaseMode.PROD);
  }
}
