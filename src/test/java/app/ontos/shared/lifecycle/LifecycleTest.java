package app.ontos.shared.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

  @Test
  void letsAContractGoTheseWaysAndNoOthers() {
    // Given
    Lifecycle lifecycle = Lifecycle.CONTRACT;

    // When
    Set<String> edges = edges(lifecycle);

    // Then
    assertThat(edges)
        .containsExactly(
            "active->deprecated",
            "approved->active,deprecated,draft",
            "deprecated->active,retired",
            "draft->deprecated,proposed",
            "proposed->approved,deprecated,draft,under_review",
            "under_review->approved,deprecated,draft");
  }

  @Test
  void letsAProductGoTheseWaysAndNoOthers() {
    // Given
    Lifecycle lifecycle = Lifecycle.PRODUCT;

    // When
    Set<String> edges = edges(lifecycle);

    // Then
    assertThat(edges)
        .containsExactly(
            "active->deprecated",
            "approved->active,deprecated,draft",
            "deprecated->active,retired",
            "draft->deprecated,proposed,sandbox",
            "proposed->deprecated,draft,under_review",
            "sandbox->deprecated,draft,proposed",
            "under_review->approved,deprecated,draft");
  }

  @ParameterizedTest
  @EnumSource(LifecycleState.class)
  void knowsFromWhereAStateIsReached(LifecycleState state) {
    // Given
    List<LifecycleState> expected =
        Arrays.stream(LifecycleState.values())
            .filter(from -> Lifecycle.CONTRACT.from(from).contains(state))
            .toList();

    // When
    List<LifecycleState> sources = Lifecycle.CONTRACT.to(state);

    // Then
    assertThat(sources).isEqualTo(expected);
  }

  @Test
  void takesForARejectionOnlyWhatSendsAProposalBack() {
    // Given
    List<LifecycleState> states = List.of(LifecycleState.values());

    // When
    List<LifecycleState> rejecting =
        states.stream().filter(from -> Lifecycle.isRejection(from, LifecycleState.DRAFT)).toList();

    // Then
    assertThat(rejecting)
        .containsExactly(
            LifecycleState.PROPOSED, LifecycleState.UNDER_REVIEW, LifecycleState.APPROVED);
  }

  @Test
  void saysThatARetiredRecordGoesNowhere() {
    // Given
    LifecycleState retired = LifecycleState.RETIRED;

    // When
    String refusal = Lifecycle.CONTRACT.refusal(retired, LifecycleState.ACTIVE);

    // Then
    assertThat(refusal).contains("retired", "active", "nowhere");
  }

  private static Set<String> edges(Lifecycle lifecycle) {
    return lifecycle.edges().entrySet().stream()
        .map(
            edge ->
                edge.getKey().text()
                    + "->"
                    + edge.getValue().stream()
                        .map(LifecycleState::text)
                        .sorted()
                        .collect(Collectors.joining(",")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
