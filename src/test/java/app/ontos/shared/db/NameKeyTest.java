package app.ontos.shared.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource({
    "Finance, FINANCE",
    "Straße, STRASSE",
    "ﬁnance, finance",
    "e\u0301t\u00e9, ÉTÉ",
    "a  b, A b",
    "Ｆｕｌｌ, full"
  })
  void isTheSameForNamesThatPeopleCallTheSame(String one, String other) {
    // Given two spellings

    // When
    String key = NameKey.of(one);

    // Then
    assertThat(key).isEqualTo(NameKey.of(other));
  }

  @Test
  void differsForOtherNames() {
    // Given
    String name = "Finance";

    // When
    String key = NameKey.of(name);

    // Then
    assertThat(key).isNotEqualTo(NameKey.of("Finances"));
  }
}
