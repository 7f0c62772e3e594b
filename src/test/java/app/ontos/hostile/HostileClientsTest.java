package app.ontos.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import app.ontos.testruns.TestedItems;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the service keeps what it promises. {@code -Dontos.hostile.seed} repeats a run,
 * {@code -Dontos.hostile.operation} takes one operation alone.
 */
@ServiceTest
class HostileClientsTest {
  private static final Logger LOG = Logger.getLogger(HostileClientsTest.class);
  private static final TestedItems DATABASE = new TestedItems();
  private static final long SEED = Long.getLong("ontos.hostile.seed", 20_260_101L);
  private static final String ONLY = System.getProperty("ontos.hostile.operation", "");
  private static final int AT_LEAST = 50_000;
  private static final int CLIENTS = 4;
  private static final Duration IN_TIME = Duration.ofSeconds(30);

  @Inject Jdbi jdbi;

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Test
  void keepsItsPromisesWhateverIsSent() throws Exception {
    // Given
    LOG.infof("Seed %d", SEED);
    Campaign campaign = new Campaign(RestAssured.port, DATABASE, jdbi, IN_TIME, CLIENTS);

    // When
    Tally tally = campaign.run(new SplittableRandom(SEED), ONLY);

    // Then
    LOG.info(tally.table());
    LOG.info("Findings:\n" + tally.findings());
    tally.write(
        Path.of("target/reliability/hostile-clients.json"),
        "./mvnw test -Dtest=HostileClientsTest -Dontos.hostile.seed=" + SEED);
    assertThat(tally.findings()).as("seed %d", SEED).isEmpty();
    assertThat(tally.unreached(campaign.operations(ONLY))).isEmpty();
    assertThat(tally.sent()).isGreaterThanOrEqualTo(ONLY.isEmpty() ? AT_LEAST : 1);
  }
}
