package app.ontos.sql;

import app.ontos.shared.db.Ids;
import app.ontos.shared.json.Fields;
import java.util.Optional;
import java.util.UUID;

/**
 * How a run is to be.
 *
 * @param id by which it can be stopped; the client may choose it
 * @param environment where it runs
 * @param maxAffectedRows beyond which a change is undone
 * @param dryRun whether a change is undone in any case
 */
record RunOptions(UUID id, String environment, Optional<Long> maxAffectedRows, boolean dryRun) {
  /** Where a run is that says nothing of it. */
  static final String USUAL_ENVIRONMENT = "production";

  /** Reads them; faults are noted. */
  static RunOptions read(Fields fields) {
    return new RunOptions(
        fields.id("runId").orElseGet(Ids::next),
        fields.line("environment", 50).orElse(USUAL_ENVIRONMENT),
        fields.integer("maxAffectedRows", 0, Integer.MAX_VALUE).map(Integer::longValue),
        fields.flag("dryRun").orElse(false));
  }

  /** Those of a read that says no more. */
  static RunOptions reading(Optional<String> environment) {
    return new RunOptions(
        Ids.next(), environment.orElse(USUAL_ENVIRONMENT), Optional.empty(), false);
  }
}
