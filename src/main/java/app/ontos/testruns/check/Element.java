package app.ontos.testruns.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a contract and where it is. A contract with findings may hold anything, so whatever has
 * a wrong type is as if it weren't there.
 *
 * @param node the part
 * @param pointer where it is in the fields of version 3
 */
record Element(JsonNode node, String pointer) {

  /** A text that is not blank. */
  Optional<String> text(String member) {
    return Optional.ofNullable(node.path(member).textValue()).filter(text -> !text.isBlank());
  }

  /** Whether a member is there and true. */
  boolean is(String member) {
    return node.path(member).booleanValue();
  }

  boolean has(String member) {
    return node.hasNonNull(member);
  }

  Element at(String member) {
    return new Element(node.path(member), pointer + "/" + member);
  }

  /** The objects of a list. */
  List<Element> objects(String member) {
    JsonNode list = node.path(member);
    List<Element> objects = new ArrayList<>();
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      if (list.get(i).isObject()) {
        objects.add(new Element(list.get(i), pointer + "/" + member + "/" + i));
      }
    }
    return objects;
  }

  /** The texts of a member that is a text or a list of them. */
  List<String> texts(String member) {
    JsonNode value = node.path(member);
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    }
    if (value.isArray()) {
      value.forEach(item -> Optional.ofNullable(item.textValue()).ifPresent(texts::add));
    }
    return texts;
  }
}
