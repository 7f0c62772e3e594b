package app.ontos.testruns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a contract amounts to by its tests.
 *
 * @param state red if the last finished run in any place failed; else grey if one could not find
 *     out, or there was none; else green
 * @param since when it became so
 * @param runId the run that made it so
 * @param places the last finished run in every connection and environment
 */
public record TestState(
    ContractColor state, Optional<Instant> since, Optional<UUID> runId, List<Place> places) {

  public TestState {
    places = List.copyOf(places);
  }

  /** Somewhere that the contract was tested, and what came of it last. */
  @Schema(name = "TestStatePlace")
  public record Place(
      UUID connection, String environment, Verdict verdict, UUID runId, Instant endedAt) {}
}
