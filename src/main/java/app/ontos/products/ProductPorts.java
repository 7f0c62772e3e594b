package app.ontos.products;

import app.ontos.products.ProductPort.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contracts that a document's ports name. A port is external if it says so in a custom
 * property: {@code external} with the value true. What has a wrong type is passed over, since a
 * document with findings may hold anything.
 */
final class ProductPorts {
  private final List<ProductPort> found = new ArrayList<>();

  private ProductPorts() {}

  static List<ProductPort> of(ObjectNode document) {
    ProductPorts ports = new ProductPorts();
    ports.addAll(document.path("inputPorts"), "/inputPorts/", Direction.INPUT);
    ports.addAll(document.path("outputPorts"), "/outputPorts/", Direction.OUTPUT);
    return ports.found;
  }

  private void addAll(JsonNode ports, String pointer, Direction direction) {
    for (int i = 0; i < ports.size(); i++) {
      JsonNode port = ports.path(i);
      if (port.path("contractId").isTextual()) {
        add(
            port,
            pointer + i + "/contractId",
            direction,
            port.path("contractId"),
            Optional.empty());
      }
      JsonNode inputs = port.path("inputContracts");
      for (int j = 0; j < inputs.size(); j++) {
        JsonNode input = inputs.path(j);
        if (input.path("id").isTextual()) {
          Optional<String> version = Optional.of(input.path("version").asText(""));
          String at = pointer + i + "/inputContracts/" + j;
          add(port, at, Direction.INPUT, input.path("id"), version);
        }
      }
    }
  }

  private void add(
      JsonNode port,
      String pointer,
      Direction direction,
      JsonNode contract,
      Optional<String> contractVersion) {
    found.add(
        new ProductPort(
            pointer,
            direction,
            port.path("name").asText(""),
            port.path("version").asText(""),
            contract.textValue(),
            contractVersion,
            Optional.empty(),
            isExternal(port)));
  }

  private static boolean isExternal(JsonNode port) {
    for (JsonNode property : port.path("customProperties")) {
      if (property.path("property").asText("").equals("external")) {
        return property.path("value").asBoolean(false);
      }
    }
    return false;
  }
}
