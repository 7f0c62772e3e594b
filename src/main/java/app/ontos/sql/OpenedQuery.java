package app.ontos.sql;

import java.util.List;
import java.util.Optional;

/**
 * A version of a query with what its page tells of it.
 *
 * @param definition what it does
 * @param barred why the caller may not run it, if they may not
 * @param versions those that were kept last, newest first
 * @param runs the last ones, newest first
 */
record OpenedQuery(
    QueryVersion version,
    DefinitionSheet definition,
    Optional<String> barred,
    List<KeptVersion> versions,
    List<QueryRun> runs) {

  OpenedQuery {
    versions = List.copyOf(versions);
    runs = List.copyOf(runs);
  }

  /** Whether it is the newest. */
  public boolean isNewest() {
    return versions.isEmpty() || versions.get(0).version() == version.version();
  }

  /** What came of a run, in words. */
  public String told(QueryRun run) {
    String time = run.durationMillis().map(" in %d ms"::formatted).orElse("");
    if (!run.outcome().equals(RunTrail.SUCCEEDED)) {
      return run.outcome() + time;
    }
    String changed =
        run.affectedRows().filter(rows -> rows > 0).map(", %d changed"::formatted).orElse("");
    long rows = run.rowCount().orElse(0L);
    return (rows == 1 ? "1 row" : rows + " rows") + changed + time;
  }
}
