package app.ontos.contracts.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the tables are that a contract names without a schema. */
final class DefaultSchema {
  private static final Set<String> POSTGRES = Set.of("postgresql", "postgres");

  private DefaultSchema() {}

  /**
   * What the contract's PostgreSQL server for the environment says, or its only one; else the
   * connection's own; else {@code public}.
   */
  static String of(ObjectNode contract, String environment, Optional<String> ofConnection) {
    return server(contract, environment)
        .flatMap(server -> text(server, "schema"))
        .or(() -> ofConnection)
        .orElse("public");
  }

  /** The servers of a contract that are PostgreSQL. */
  static List<JsonNode> servers(ObjectNode contract) {
    List<JsonNode> servers = new ArrayList<>();
    for (JsonNode server : contract.path("servers")) {
      if (POSTGRES.contains(server.path("type").asText())) {
        servers.add(server);
      }
    }
    return servers;
  }

  private static Optional<JsonNode> server(ObjectNode contract, String environment) {
    List<JsonNode> servers = servers(contract);
    return servers.stream()
        .filter(server -> isOf(server, environment))
        .findFirst()
        .or(() -> servers.size() == 1 ? Optional.of(servers.get(0)) : Optional.empty());
  }

  private static boolean isOf(JsonNode server, String environment) {
    return server.path("environment").asText().equalsIgnoreCase(environment)
        || server.path("server").asText().equalsIgnoreCase(environment);
  }

  static Optional<String> text(JsonNode node, String member) {
    return Optional.ofNullable(node.path(member).textValue()).filter(text -> !text.isBlank());
  }
}
