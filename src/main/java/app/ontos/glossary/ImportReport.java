package app.ontos.glossary;

import java.util.List;

/**
 * What an import did, or in a dry run would have done.
 *
 * @param dryRun whether nothing was written
 * @param triples how many the document has
 * @param conceptsAdded how many concepts were new
 * @param conceptsChanged how many were there and are different now
 * @param conceptsUnchanged how many were there and just so
 * @param triplesKept how many say what no field has room for; kept, and told again in an export
 * @param findingCount how much is wrong with the document; with anything wrong nothing is written
 * @param findings the first 100 of that
 */
public record ImportReport(
    boolean dryRun,
    long triples,
    long conceptsAdded,
    long conceptsChanged,
    long conceptsUnchanged,
    long triplesKept,
    long findingCount,
    List<Finding> findings) {

  public ImportReport {
    findings = List.copyOf(findings);
  }

  static ImportReport refused(boolean dryRun, long triples, Findings findings) {
    return new ImportReport(dryRun, triples, 0, 0, 0, 0, findings.count(), findings.first());
  }
}
