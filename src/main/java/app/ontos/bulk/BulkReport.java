package app.ontos.bulk;

import app.ontos.shared.document.Imported.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the documents of an import.
 *
 * @param dryRun whether nothing was written
 * @param outcomes how many documents have which outcome
 * @param documents each of them, as they stand in the body
 */
public record BulkReport(
    boolean dryRun, Map<Outcome, Integer> outcomes, List<DocumentReport> documents) {

  public BulkReport {
    outcomes = Map.copyOf(outcomes);
    documents = List.copyOf(documents);
  }

  static BulkReport of(boolean dryRun, List<DocumentReport> documents) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    documents.forEach(document -> outcomes.merge(document.outcome(), 1, Integer::sum));
    return new BulkReport(dryRun, outcomes, documents);
  }
}
