package app.ontos.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SkosRulesTest {

  @Test
  void letsAConceptThroughWhoseLabelsDiffer() {
    // Given
    NewConcept concept =
        concept(
            Map.of("en", "Customer"),
            Map.of("en", List.of("Client")),
            Map.of("en", List.of("Custommer")),
            Map.of());

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void refusesAnAlternativeThatIsThePreferredLabel() {
    // Given
    NewConcept concept =
        concept(
            Map.of("en", "Customer"),
            Map.of("en", List.of("Client", "Customer")),
            Map.of(),
            Map.of());

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults).containsExactly("altLabel/en/1");
  }

  @Test
  void refusesAHiddenLabelThatIsAnother() {
    // Given
    NewConcept concept =
        concept(
            Map.of("en", "Customer"),
            Map.of("en", List.of("Client")),
            Map.of("en", List.of("Client", "ok", "Customer")),
            Map.of());

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults).containsExactly("hiddenLabel/en/0", "hiddenLabel/en/2");
  }

  @Test
  void letsTheSameTextBeLabelsOfTwoLanguages() {
    // Given
    NewConcept concept =
        concept(Map.of("en", "Chef"), Map.of("de", List.of("Chef")), Map.of(), Map.of());

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void tellsLabelsApartByTheirCase() {
    // Given
    NewConcept concept =
        concept(Map.of("en", "Polish"), Map.of("en", List.of("polish")), Map.of(), Map.of());

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void refusesAnExactMatchThatIsABroadOneToo() {
    // Given
    NewConcept concept =
        concept(
            Map.of("en", "Customer"),
            Map.of(),
            Map.of(),
            Map.of(
                MatchKind.EXACT, List.of("urn:a"),
                MatchKind.BROAD, List.of("urn:b", "urn:a"),
                MatchKind.NARROW, List.of("urn:a"),
                MatchKind.RELATED, List.of("urn:a"),
                MatchKind.CLOSE, List.of("urn:a")));

    // When
    List<String> faults = faults(concept);

    // Then
    assertThat(faults)
        .containsExactly("matches/broadMatch/1", "matches/narrowMatch/0", "matches/relatedMatch/0");
  }

  private static List<String> faults(NewConcept concept) {
    List<String> faults = new ArrayList<>();
    SkosRules.check(concept, (field, place, detail) -> faults.add(field + "/" + place));
    return faults;
  }

  private static NewConcept concept(
      Map<String, String> prefLabel,
      Map<String, List<String>> altLabel,
      Map<String, List<String>> hiddenLabel,
      Map<MatchKind, List<String>> matches) {
    return new NewConcept(
        new UUID(0, 1),
        Optional.empty(),
        prefLabel,
        altLabel,
        hiddenLabel,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        matches,
        Status.DRAFT);
  }
}
