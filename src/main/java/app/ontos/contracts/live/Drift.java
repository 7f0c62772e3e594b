package app.ontos.contracts.live;

import app.ontos.contracts.Diff.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a live schema has moved away from a contract.
 *
 * @param breaking whether any of it breaks consumers of the contract
 * @param truncated whether there is more than is told
 * @param schema where tables were looked for that the contract names without a schema
 * @param deviations table by table in the order of the document, relationships last
 */
@Schema(name = "ContractDrift")
public record Drift(
    boolean breaking, boolean truncated, String schema, List<Deviation> deviations) {

  public Drift {
    deviations = List.copyOf(deviations);
  }

  /**
   * One of the deviations.
   *
   * @param pointer which part of the contract's document it concerns (RFC 6901); of what the
   *     contract does not have, the list where it would be. A document of the second standard is
   *     meant in the fields of the third
   * @param table the object, as the contract calls it
   * @param column the column, as the database or else the contract calls it
   * @param kind what has become of it in the database
   * @param breaking whether it breaks consumers
   * @param reason why it does, or what it means
   * @param declared what the contract says
   * @param actual what is there
   */
  @Schema(name = "ContractDeviation")
  public record Deviation(
      String pointer,
      String table,
      Optional<String> column,
      Kind kind,
      boolean breaking,
      String reason,
      @Schema(implementation = Object.class) Optional<JsonNode> declared,
      @Schema(implementation = Object.class) Optional<JsonNode> actual) {}
}
