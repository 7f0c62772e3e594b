package app.ontos.contracts.live;

import app.ontos.contracts.Diff.Kind;
import app.ontos.contracts.live.Drift.Deviation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects deviations, up to as many as anybody reads. Not for use by several threads. */
final class Deviations {
  private static final int MOST = 2_000;

  private final List<Deviation> found = new ArrayList<>();
  private boolean truncated;

  /** What has become of something that the contract says. */
  record Turn(Kind kind, boolean breaking, String reason) {
    static Turn breaking(Kind kind, String reason) {
      return new Turn(kind, true, reason);
    }

    static Turn harmless(Kind kind, String reason) {
      return new Turn(kind, false, reason);
    }
  }

  void add(
      String pointer,
      LiveTable table,
      Optional<String> column,
      Turn turn,
      Optional<JsonNode> declared,
      Optional<JsonNode> actual) {
    if (found.size() == MOST) {
      truncated = true;
      return;
    }
    found.add(
        new Deviation(
            pointer,
            table.name(),
            column,
            turn.kind(),
            turn.breaking(),
            turn.reason(),
            declared,
            actual));
  }

  Drift of(LiveContract contract) {
    return new Drift(
        found.stream().anyMatch(Deviation::breaking), truncated, contract.defaultSchema(), found);
  }

  static Optional<JsonNode> text(String value) {
    return Optional.of(TextNode.valueOf(value));
  }

  static Optional<JsonNode> texts(List<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return Optional.of(list);
  }
}
