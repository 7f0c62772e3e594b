package app.ontos.testruns.check;

import java.util.Optional;

/** The metrics of the standard's library, with the names that they had before version 3.1. */
enum LibraryMetric {
  ROW_COUNT("rowCount"),
  NULL_VALUES("nullValues"),
  MISSING_VALUES("missingValues"),
  INVALID_VALUES("invalidValues"),
  DUPLICATE_VALUES("duplicateValues");

  private final String text;

  LibraryMetric(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The metric of a rule. */
  static Optional<LibraryMetric> of(Element rule) {
    return rule.text("metric")
        .or(() -> rule.text("rule"))
        .or(() -> rule.text("code"))
        .flatMap(LibraryMetric::named);
  }

  private static Optional<LibraryMetric> named(String name) {
    return switch (name) {
      case "rowCount", "countCheck" -> Optional.of(ROW_COUNT);
      case "nullValues", "nullCheck", "nullCount" -> Optional.of(NULL_VALUES);
      case "missingValues", "missingCount" -> Optional.of(MISSING_VALUES);
      case "invalidValues", "invalidCount", "validValues" -> Optional.of(INVALID_VALUES);
      case "duplicateValues", "duplicateCount", "uniqueCheck", "unique" ->
          Optional.of(DUPLICATE_VALUES);
      default -> Optional.empty();
    };
  }

  /** What a rule of an earlier version meant that said no number. */
  Optional<Threshold> usual() {
    return this == ROW_COUNT ? Optional.empty() : Optional.of(Threshold.none());
  }
}
