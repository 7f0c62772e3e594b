package app.ontos.shared.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

  @Test
  void namesEveryVersionOfAList() {
    // Given
    String header = "\"1\", \"22\" ,\"333\"";

    // When
    IfMatch expected = IfMatch.required(header);

    // Then
    assertThat(expected.any()).isFalse();
    assertThat(expected.versions()).containsExactly(1L, 22L, 333L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"W/\"1\"", "\"abc\"", "\"\"", "\"0\"", "\"01\"", "\"99999999999999999999\""})
  void namesNoVersionForATagThatIsWeakOrNotOurs(String header) {
    // Given a header that is well-formed

    // When
    IfMatch expected = IfMatch.required(header);

    // Then
    assertThat(expected.any()).isFalse();
    assertThat(expected.versions()).isEmpty();
  }

  @Test
  void takesEveryVersionForAStar() {
    // Given
    String header = " * ";

    // When
    IfMatch expected = IfMatch.required(header);

    // Then
    assertThat(expected.any()).isTrue();
  }

  @Test
  void takesEveryVersionWhereNoHeaderIsNeeded() {
    // Given a DELETE without the header

    // When
    IfMatch expected = IfMatch.optional(null);

    // Then
    assertThat(expected.any()).isTrue();
  }

  @Test
  void asksForAHeaderWhereOneIsNeeded() {
    // Given a PUT without the header

    // When
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> IfMatch.required(null));

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1", "\"1", "1\"", "\"1\" \"2\"", "*,\"1\"", "\"a b\"", "w/\"1\""})
  void refusesAMalformedHeader(String header) {
    // Given a header that no standard allows

    // When
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> IfMatch.optional(header));

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void refusesAnEndlessHeader() {
    // Given
    String header = "\"1\",".repeat(300) + "\"1\"";

    // When
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> IfMatch.required(header));

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void tellsThatAVersionIsStale() {
    // Given
    IfMatch expected = IfMatch.exactly(1);

    // When
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> expected.check(2, "team"));

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.STALE_VERSION);
    assertThat(refusal.problem().detail()).contains("team").contains("2");
  }
}
