package app.ontos.testruns.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

  @ParameterizedTest(name = "{1} for {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mustBe\": 5} | 5.0 | true",
        "{\"mustBe\": \"5\"} | 5 | true",
        "{\"mustBe\": 5} | 6 | false",
        "{\"mustNotBe\": 5} | 5.00 | false",
        "{\"mustNotBe\": 5} | 4 | true",
        "{\"mustBeGreaterThan\": 5} | 5 | false",
        "{\"mustBeGreaterOrEqualTo\": 5} | 5 | true",
        "{\"mustBeLessThan\": 5} | 4.99 | true",
        "{\"mustBeLessOrEqualTo\": 5} | 5.01 | false",
        "{\"mustBeBetween\": [1, 5]} | 5 | true",
        "{\"mustBeBetween\": [1, 5]} | 6 | false",
        "{\"mustNotBeBetween\": [1, 5]} | 1 | false",
        "{\"mustNotBeBetween\": [1, 5]} | 0 | true",
      })
  void comparesNumbers(String rule, BigDecimal value, boolean holds) throws Exception {
    // Given
    Threshold threshold = of(rule).orElseThrow();

    // When
    boolean answer = threshold.holds(value);

    // Then
    assertThat(answer).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"mustBe\": 1, \"mustNotBe\": 2}",
        "{\"mustBeLessThan\": \"many\"}",
        "{\"mustBeBetween\": [1]}",
        "{\"mustBeBetween\": 7}"
      })
  void isNotThereWhereARuleSaysItInNoWayOrInTwo(String rule) throws Exception {
    // When
    Optional<Threshold> threshold = of(rule);

    // Then
    assertThat(threshold).isEmpty();
  }

  private static Optional<Threshold> of(String rule) throws JsonProcessingException {
    return Threshold.of(new Element(new ObjectMapper().readTree(rule), ""));
  }
}
