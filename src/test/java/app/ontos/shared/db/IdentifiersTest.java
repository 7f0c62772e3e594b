package app.ontos.shared.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  @ParameterizedTest
  @CsvSource({
    "app_ontos, '\"app_ontos\"'",
    "ada@example.org, '\"ada@example.org\"'",
    "'a\"; drop schema x; --', '\"a\"\"; drop schema x; --\"'"
  })
  void quotesAnyName(String name, String quoted) {
    // Given a name

    // When
    String identifier = Identifiers.quote(name);

    // Then
    assertThat(identifier).isEqualTo(quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b"})
  void refusesWhatPostgresCanNotName(String name) {
    // Given an impossible name

    // When
    var refusal = assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.quote(name));

    // Then
    refusal.withMessageContaining("PostgreSQL");
  }
}
