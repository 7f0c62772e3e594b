package app.ontos.products;

import app.ontos.shared.db.SearchWords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The words by which a product is found. */
final class ProductWords {
  private static final List<String> FUNDAMENTALS =
      List.of("name", "id", "domain", "tenant", "tags", "description");
  private static final List<String> PORT = List.of("name", "tags", "description");

  private ProductWords() {}

  static List<String> of(ObjectNode document) {
    SearchWords words = new SearchWords();
    FUNDAMENTALS.forEach(member -> add(document.path(member), words));
    for (String ports : List.of("outputPorts", "inputPorts", "managementPorts")) {
      document.path(ports).forEach(port -> PORT.forEach(member -> add(port.path(member), words)));
    }
    return words.list();
  }

  /** Text, and the text in lists and objects. */
  private static void add(JsonNode value, SearchWords words) {
    if (value.isTextual()) {
      words.add(value.textValue());
    } else {
      value.forEach(part -> add(part, words));
    }
  }
}
