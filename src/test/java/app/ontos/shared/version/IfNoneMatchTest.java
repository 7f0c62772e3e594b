package app.ontos.shared.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneMatchTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", " \"1\" , W/\"7\" "})
  void matchesTheVersionThatTheClientHas(String header) {
    // Given
    String present = EntityTag.of(7);

    // When
    boolean matches = IfNoneMatch.matches(header, present);

    // Then
    assertThat(matches).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"8\"", "7", "\"77\"", ","})
  void doesNotMatchAnother(String header) {
    // Given
    String present = EntityTag.of(7);

    // When
    boolean matches = IfNoneMatch.matches(header, present);

    // Then
    assertThat(matches).isFalse();
  }

  @Test
  void doesNotMatchWithoutAHeader() {
    // Given
    String present = EntityTag.of(7);

    // When
    boolean matches = IfNoneMatch.matches(null, present);

    // Then
    assertThat(matches).isFalse();
  }
}
