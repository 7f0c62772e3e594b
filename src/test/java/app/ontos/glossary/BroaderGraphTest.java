package app.ontos.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BroaderGraphTest {

  @Test
  void findsNoCycleInATreeOfAnyDepth() {
    // Given
    BroaderGraph.Builder chain = new BroaderGraph.Builder();
    for (int i = 1; i < 1_000_000; i++) {
      chain.add(i, i - 1);
    }

    // When
    var suspects = chain.build(1_000_000).cyclesAndAbove();

    // Then
    assertThat(suspects.isEmpty()).isTrue();
  }

  @Test
  void findsACycleAndWhatIsAboveIt() {
    // Given
    BroaderGraph graph =
        new BroaderGraph.Builder().add(0, 1).add(1, 2).add(2, 1).add(2, 3).build(4);

    // When
    var suspects = graph.cyclesAndAbove();

    // Then
    assertThat(suspects.stream()).containsExactly(1, 2, 3);
    assertThat(graph.isAbove(1, 1)).isTrue();
    assertThat(graph.isAbove(3, 3)).isFalse();
  }

  @Test
  void seesWhatIsAboveOverSeveralWays() {
    // Given
    BroaderGraph graph =
        new BroaderGraph.Builder().add(0, 1).add(0, 2).add(1, 3).add(2, 3).add(4, 3).build(5);

    // When
    boolean above = graph.isAbove(3, 0);

    // Then
    assertThat(above).isTrue();
    assertThat(graph.isAbove(0, 3)).isFalse();
    assertThat(graph.isAbove(4, 0)).isFalse();
  }

  @Test
  void givesUpOnWalksThatHaveNoEnd() {
    // Given
    BroaderGraph.Builder chain = new BroaderGraph.Builder();
    for (int i = 1; i < 100_000; i++) {
      chain.add(i, i - 1);
    }
    BroaderGraph graph = chain.build(100_000);

    // When
    var thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                graph.isAbove(99_999, 99_999);
              }
            });

    // Then
    assertThat(thrown).isInstanceOf(BroaderGraph.TooEntangled.class);
  }
}
