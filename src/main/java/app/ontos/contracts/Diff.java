package app.ontos.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changes from one contract to another.
 *
 * @param breaking whether any of it breaks consumers
 * @param truncated whether there is more than is told
 * @param changes in the order of the document
 */
@Schema(name = "ContractDiff")
public record Diff(boolean breaking, boolean truncated, List<Change> changes) {

  public Diff {
    changes = List.copyOf(changes);
  }

  /** What became of a value. */
  @Schema(name = "ContractChangeKind")
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    RENAMED;

    @Override
    @JsonValue
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One of the changes.
   *
   * @param path where: names of fields, and for elements of lists the id or name by which they are
   *     known, {@code /schema/orders/properties/status/logicalType}
   * @param kind what became of it
   * @param breaking whether it breaks consumers
   * @param reason why it does
   * @param before the value before, unless it is an object or a list
   * @param after the value after, unless it is an object or a list
   */
  @Schema(name = "ContractChange")
  public record Change(
      String path,
      Kind kind,
      boolean breaking,
      Optional<String> reason,
      @Schema(implementation = Object.class) Optional<JsonNode> before,
      @Schema(implementation = Object.class) Optional<JsonNode> after) {}
}
