package app.ontos.sql;

import app.ontos.shared.db.Ids;
import app.ontos.shared.json.Fields;
import java.util.Optional;
import java.util.UUID;

/**
 * How a run is to be.
 *
 * @param id by which it can be stopped
 * @param named whether the client chose the id
 * @param environment where it runs
 * @param maxAffectedRows beyond which a change is undone
 * @param dryRun whether a change is undone in any case
 * @param cacheable whether the client may keep the result, if the query's author allows it
 */
record RunOptions(
    UUID id,
    boolean named,
    String environment,
    Optional<Long> maxAffectedRows,
    boolean dryRun,
    boolean cacheable) {
  /** Where a run is that says nothing of it. */
  static final String USUAL_ENVIRONMENT = "production";

  /** Reads them; faults are noted. */
  static RunOptions read(Fields fields) {
    Optional<UUID> id = fields.id("runId");
    return new RunOptions(
        id.orElseGet(Ids::next),
        id.isPresent(),
        fields.line("environment", 50).orElse(USUAL_ENVIRONMENT),
        fields.integer("maxAffectedRows", 0, Integer.MAX_VALUE).map(Integer::longValue),
        fields.flag("dryRun").orElse(false),
        false);
  }

  /** Those of a GET. */
  static RunOptions reading(Optional<String> environment) {
    return new RunOptions(
        Ids.next(), false, environment.orElse(USUAL_ENVIRONMENT), Optional.empty(), false, true);
  }

  /** The same elsewhere. */
  RunOptions in(String elsewhere) {
    return new RunOptions(id, named, elsewhere, maxAffectedRows, dryRun, cacheable);
  }
}
