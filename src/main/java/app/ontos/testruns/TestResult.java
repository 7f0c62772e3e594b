package app.ontos.testruns;

import app.ontos.testruns.check.CheckKind;
import app.ontos.testruns.check.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one check of a run.
 *
 * @param ordinal which of the run's checks it is, from 0
 * @param kind what it is about
 * @param pointer where the contract says so (RFC 6901), in the fields of version 3
 * @param table the relation, as far as it is known
 * @param column the column; of a key the columns, with commas between
 * @param rule what is checked, in words
 * @param dimension of quality, as the rule says
 * @param severity as the rule says
 * @param reason why it failed, errored or was skipped
 * @param failing rows that break it
 * @param checked rows that were looked at
 * @param fraction of the rows that were looked at, those that break it
 * @param measured what a metric or a query came to
 * @param samples keys of rows that break it, at most ten
 */
@Schema(name = "ContractTestResult")
public record TestResult(
    UUID id,
    int ordinal,
    CheckKind kind,
    String pointer,
    Optional<String> table,
    Optional<String> column,
    Optional<String> rule,
    Optional<String> dimension,
    Optional<String> severity,
    @Schema(
            implementation = String.class,
            enumeration = {"passed", "failed", "errored", "skipped"})
        Outcome outcome,
    Optional<String> reason,
    Optional<Long> failing,
    Optional<Long> checked,
    Optional<Double> fraction,
    @Schema(implementation = Object.class) Optional<JsonNode> measured,
    @Schema(implementation = Object[].class) List<JsonNode> samples) {

  public TestResult {
    samples = List.copyOf(samples);
  }
}
