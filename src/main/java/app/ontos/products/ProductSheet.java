package app.ontos.products;

import app.ontos.web.DocumentPart;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A product's document, laid out for people.
 *
 * @param document as it came
 * @param inputs where its data comes from
 * @param outputs what it gives out
 */
record ProductSheet(DocumentPart document, List<Port> inputs, List<Port> outputs) {

  ProductSheet {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A port.
   *
   * @param contracts those that it names itself
   * @param sources those that what it gives out is made of
   */
  record Port(DocumentPart part, List<ProductPort> contracts, List<ProductPort> sources) {}

  /** The sheet of a document, of which the contracts that its ports name have been looked for. */
  static ProductSheet of(JsonNode document, List<ProductPort> named) {
    return new ProductSheet(
        new DocumentPart(document),
        ports(document, "inputPorts", named),
        ports(document, "outputPorts", named));
  }

  /** Up to 0.9 a list of members; then a team that has them. */
  public List<DocumentPart> team() {
    return document.isList("team")
        ? document.parts("team")
        : document.part("team").parts("members");
  }

  private static List<Port> ports(JsonNode document, String list, List<ProductPort> named) {
    List<Port> ports = new ArrayList<>();
    JsonNode nodes = document.path(list);
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.path(i).isObject()) {
        String own = "/%s/%d/contractId".formatted(list, i);
        String sources = "/%s/%d/inputContracts/".formatted(list, i);
        ports.add(
            new Port(
                new DocumentPart(nodes.path(i)),
                named.stream().filter(port -> port.pointer().equals(own)).toList(),
                named.stream().filter(port -> port.pointer().startsWith(sources)).toList()));
      }
    }
    return ports;
  }
}
