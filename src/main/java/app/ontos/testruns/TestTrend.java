package app.ontos.testruns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the tests of a contract have gone.
 *
 * @param places each connection and environment with its last finished runs
 */
public record TestTrend(List<Place> places) {

  public TestTrend {
    places = List.copyOf(places);
  }

  /**
   * Somewhere that the contract was tested.
   *
   * @param runs the newest first
   */
  @Schema(name = "TestTrendPlace")
  public record Place(UUID connection, String environment, List<Point> runs) {
    public Place {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A finished run.
   *
   * @param durationMillis from its start to its end
   */
  @Schema(name = "TestTrendPoint")
  public record Point(
      UUID runId,
      Verdict verdict,
      CheckCounts checks,
      Optional<Instant> startedAt,
      Instant endedAt,
      long durationMillis) {}
}
