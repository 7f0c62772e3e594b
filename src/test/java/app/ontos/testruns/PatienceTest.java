package app.ontos.testruns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void triesAgainWhileTheDatabaseIsAway() {
    // Given
    Patience patience = new Patience(Duration.ofMinutes(1));

    // When
    String answer =
        patience.with(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("shutting down", "57P01"));
              }
              return "done";
            });

    // Then
    assertThat(answer).isEqualTo("done");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void doesNotWaitForWhatDoesNotPass() {
    // Given
    Patience patience = new Patience(Duration.ofMinutes(1));
    IllegalStateException bug = new IllegalStateException(new SQLException("syntax", "42601"));

    // When
    Throwable thrown = catchThrowable(() -> patience.with(() -> fail(bug)));

    // Then
    assertThat(thrown).isSameAs(bug);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void givesUpInTheEnd() {
    // Given
    Patience patience = new Patience(Duration.ZERO);
    IllegalStateException away = new IllegalStateException(new SQLException("away", "08006"));

    // When
    Throwable thrown = catchThrowable(() -> patience.with(() -> fail(away)));

    // Then
    assertThat(thrown).isSameAs(away);
    assertThat(attempts).hasValue(1);
  }

  private String fail(RuntimeException failure) {
    attempts.incrementAndGet();
    throw failure;
  }
}
