package app.ontos.shared.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateTest {
  @ParameterizedTest
  @ValueSource(strings = {"08003", "08006", "57P01", "57P02", "57P03", "25006", "25P03"})
  void takesABrokenConnectionAndAWrongServerForALoss(String state) {
    // Given
    SQLException failure = new SQLException("away", state);

    // When
    boolean lost = SqlState.isLostConnection(new IllegalStateException(failure));

    // Then
    assertThat(lost).isTrue();
    assertThat(SqlState.endsConnection(failure)).isTrue();
    assertThat(SqlState.isUnavailable(failure)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08004", "28P01", "28000", "53300", "3D000", ""})
  void takesALoginThatFailsForNoLossOfTheConnectionsThatAreThere(String state) {
    // Given
    SQLException failure = new SQLException("no connection", state);

    // When
    boolean lost = SqlState.isLostConnection(failure);

    // Then
    assertThat(lost).isFalse();
    assertThat(SqlState.isUnavailable(failure)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "53200", "53400"})
  void takesAFullDiskForAShortageAndNotForALoss(String state) {
    // Given
    SQLException failure = new SQLException("could not extend file", state);

    // When
    boolean shortage = SqlState.isShortOfResources(failure);

    // Then
    assertThat(shortage).isTrue();
    assertThat(SqlState.isUnavailable(failure)).isFalse();
    assertThat(SqlState.endsConnection(failure)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "42P01", "57014", "40001"})
  void takesAStatementThatFailsForNothingOfTheKind(String state) {
    // Given
    SQLException failure = new SQLException("no", state);

    // When
    boolean unavailable = SqlState.isUnavailable(failure);

    // Then
    assertThat(unavailable).isFalse();
    assertThat(SqlState.endsConnection(failure)).isFalse();
    assertThat(SqlState.isShortOfResources(failure)).isFalse();
  }
}
