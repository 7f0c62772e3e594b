package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What became of a check. It is bounded: no text in it is longer than {@value #LONGEST_TEXT}
 * characters, and there are {@value #MOST_SAMPLES} samples at most.
 *
 * @param ordinal which of the run's checks it is, from 0; every one of {@link Progress#planned} is
 *     decided once, in any order
 * @param kind what it is about
 * @param pointer where the contract says so, as a JSON pointer into the fields of version 3
 * @param table the relation, as {@code schema.name} without quotes, as far as it is known
 * @param column the column, where there is one; of a key the columns, with commas between
 * @param rule what is checked, in words; of a quality rule its name, metric or the like
 * @param dimension of quality, as the rule says
 * @param severity as the rule says
 * @param outcome how it ended
 * @param reason why it failed, errored or was skipped; of what passed only how that is known, where
 *     no row was looked at
 * @param failing rows that break it
 * @param checked rows that were looked at
 * @param measured what a metric or a query came to
 * @param samples what tells failing rows from others: columns of the key, or the row's address; no
 *     value of a column that the contract classifies
 */
public record CheckResult(
    int ordinal,
    CheckKind kind,
    String pointer,
    Optional<String> table,
    Optional<String> column,
    Optional<String> rule,
    Optional<String> dimension,
    Optional<String> severity,
    Outcome outcome,
    Optional<String> reason,
    Optional<Long> failing,
    Optional<Long> checked,
    Optional<JsonNode> measured,
    List<ObjectNode> samples) {

  /** Characters of the longest text in a result. */
  public static final int LONGEST_TEXT = 1_000;

  /** The most samples of a result. */
  public static final int MOST_SAMPLES = 10;

  public CheckResult {
    samples = List.copyOf(samples);
  }
}
