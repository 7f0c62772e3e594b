package app.ontos.glossary;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SKOS asks of a concept by itself. That there is one preferred label a language (S14) needs
 * no check: the map has room for one.
 */
final class SkosRules {
  private SkosRules() {}

  /** Takes what is wrong: the field, where in it, and why. */
  interface Faults {
    void add(String field, String place, String detail);
  }

  /** Checks the labels and the matches of a concept. */
  static void check(NewConcept concept, Faults faults) {
    labelsAreDisjoint(concept, faults);
    matchesAreDisjoint(concept.matches(), faults);
  }

  /** S13: no text is the label of a concept in two ways. */
  private static void labelsAreDisjoint(NewConcept concept, Faults faults) {
    concept
        .altLabel()
        .forEach(
            (language, labels) -> {
              int i = labels.indexOf(concept.prefLabel().getOrDefault(language, ""));
              if (i >= 0) {
                faults.add("altLabel", language + "/" + i, "is the preferred label already");
              }
            });
    concept
        .hiddenLabel()
        .forEach(
            (language, labels) -> {
              Set<String> others =
                  new HashSet<>(concept.altLabel().getOrDefault(language, List.of()));
              others.add(concept.prefLabel().getOrDefault(language, ""));
              for (int i = 0; i < labels.size(); i++) {
                if (others.contains(labels.get(i))) {
                  faults.add("hiddenLabel", language + "/" + i, "is another label already");
                }
              }
            });
  }

  /**
   * S46, and what follows of it as exactMatch is symmetric and narrowMatch the inverse of broad.
   */
  private static void matchesAreDisjoint(Map<MatchKind, List<String>> matches, Faults faults) {
    List<String> exact = matches.getOrDefault(MatchKind.EXACT, List.of());
    for (MatchKind kind : EnumSet.of(MatchKind.BROAD, MatchKind.NARROW, MatchKind.RELATED)) {
      List<String> others = matches.getOrDefault(kind, List.of());
      for (int i = 0; i < others.size(); i++) {
        if (exact.contains(others.get(i))) {
          faults.add("matches", kind.text() + "/" + i, "is an exact match already");
        }
      }
    }
  }
}
