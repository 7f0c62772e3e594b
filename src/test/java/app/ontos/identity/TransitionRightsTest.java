package app.ontos.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.lifecycle.Lifecycle;
import app.ontos.shared.lifecycle.LifecycleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransitionRightsTest {
  private static final List<Caller> CALLERS =
      List.of(
          caller("admin", Map.of(Feature.DATA_CONTRACTS, AccessLevel.ADMIN)),
          caller(
              "steward",
              Map.of(
                  Feature.DATA_CONTRACTS, AccessLevel.WRITE, Feature.REVIEWS, AccessLevel.WRITE)),
          caller("producer", Map.of(Feature.DATA_CONTRACTS, AccessLevel.WRITE)),
          caller("consumer", Map.of(Feature.DATA_CONTRACTS, AccessLevel.READ)));

  /**
   * In each half: admin, steward, producer, consumer. A consumer has records of their own to change
   * by a role in a team alone.
   */
  private static final String TABLE =
      """
      draft        > sandbox      | own: yes yes yes yes | other's: yes -   -   -
      draft        > proposed     | own: yes yes yes yes | other's: yes -   -   -
      draft        > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      sandbox      > draft        | own: yes yes yes yes | other's: yes -   -   -
      sandbox      > proposed     | own: yes yes yes yes | other's: yes -   -   -
      sandbox      > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      proposed     > draft        | own: yes yes yes yes | other's: yes yes -   -
      proposed     > under_review | own: yes -   -   -   | other's: yes yes -   -
      proposed     > approved     | own: yes -   -   -   | other's: yes yes -   -
      proposed     > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      under_review > draft        | own: yes -   -   -   | other's: yes yes -   -
      under_review > approved     | own: yes -   -   -   | other's: yes yes -   -
      under_review > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      approved     > draft        | own: yes yes yes yes | other's: yes -   -   -
      approved     > active       | own: yes yes yes yes | other's: yes -   -   -
      approved     > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      active       > deprecated   | own: yes yes yes yes | other's: yes -   -   -
      deprecated   > active       | own: yes yes yes yes | other's: yes -   -   -
      deprecated   > retired      | own: yes yes yes yes | other's: yes -   -   -
      """;

  @Test
  void saysOfEveryMoveWhoMayMakeIt() {
    // Given
    List<String> lines = new ArrayList<>();

    // When
    for (LifecycleState from : LifecycleState.values()) {
      for (LifecycleState to : LifecycleState.values()) {
        if (isMove(from, to)) {
          lines.add(line(from, to));
        }
      }
    }

    // Then
    assertThat(lines).containsExactlyElementsOf(TABLE.lines().toList());
  }

  private static boolean isMove(LifecycleState from, LifecycleState to) {
    return Stream.of(Lifecycle.CONTRACT, Lifecycle.PRODUCT)
        .anyMatch(lifecycle -> lifecycle.from(from).contains(to));
  }

  private static String line(LifecycleState from, LifecycleState to) {
    return "%-12s > %-12s | own: %s | other's: %s"
        .formatted(from.text(), to.text(), answers(true, from, to), answers(false, from, to))
        .stripTrailing();
  }

  private static String answers(boolean owner, LifecycleState from, LifecycleState to) {
    return String.join(
        " ",
        CALLERS.stream()
            .map(
                caller -> TransitionRights.mayMove(caller, Feature.DATA_CONTRACTS, owner, from, to))
            .map(may -> may ? "yes" : "-  ")
            .toList());
  }

  private static Caller caller(String name, Map<Feature, AccessLevel> levels) {
    return new Caller(
        name, new Standing(List.of(name), Access.of(levels)), Optional.empty(), Set.of());
  }
}
