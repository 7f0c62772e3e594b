package app.ontos.contracts;

import app.ontos.shared.db.SearchWords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The words by which a contract is found, those that say most about it first. */
final class ContractWords {
  private static final List<String> FUNDAMENTALS =
      List.of("name", "id", "domain", "dataProduct", "tenant", "tags", "description");
  private static final List<String> ELEMENT =
      List.of("name", "physicalName", "businessName", "tags", "description");

  private ContractWords() {}

  static List<String> of(NewContract contract) {
    ObjectNode document = contract.standard().asThird(contract.document().root());
    SearchWords words = new SearchWords();
    addAll(document, FUNDAMENTALS, words);
    document.path("schema").forEach(object -> addAll(object, ELEMENT, words));
    for (JsonNode object : document.path("schema")) {
      object.path("properties").forEach(property -> addAll(property, ELEMENT, words));
    }
    return words.list();
  }

  private static void addAll(JsonNode element, List<String> members, SearchWords words) {
    members.forEach(member -> add(element.path(member), words));
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
