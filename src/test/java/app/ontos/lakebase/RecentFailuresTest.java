package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentFailuresTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void keepsTheLastTenTheLatestFirst() {
    // Given
    RecentFailures failures = new RecentFailures(Clock.fixed(NOW, ZoneOffset.UTC));

    // When
    for (int i = 1; i <= 12; i++) {
      failures.add("login", "failure " + i);
    }

    // Then
    assertThat(failures.list()).hasSize(10);
    assertThat(failures.list().get(0))
        .isEqualTo(new RecentFailures.Failure(NOW, "login", "failure 12"));
    assertThat(failures.list().get(9).detail()).isEqualTo("failure 3");
  }
}
