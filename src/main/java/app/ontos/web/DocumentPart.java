package app.ontos.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of a standard's document as a page shows it. A document that was stored with findings may
 * hold anything: what is not of the expected type is as if it were not there.
 *
 * @param node not to be changed
 */
public record DocumentPart(JsonNode node) {

  /** A member that is a plain value, with its name. */
  public record Fact(String name, String value) {}

  /** A plain value as text; empty where there is none. */
  public String text(String member) {
    return text(node.path(member));
  }

  /** The plain values of a list. */
  public List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(member)) {
      if (item.isValueNode() && !item.isNull()) {
        texts.add(item.asText());
      }
    }
    return texts;
  }

  /** Whether a member is true. */
  public boolean flag(String member) {
    return node.path(member).booleanValue();
  }

  /** Whether a member is a list. */
  public boolean isList(String member) {
    return node.path(member).isArray();
  }

  /** An object; one without members where there is none. */
  public DocumentPart part(String member) {
    return new DocumentPart(node.path(member));
  }

  /** The objects of a list. */
  public List<DocumentPart> parts(String member) {
    List<DocumentPart> parts = new ArrayList<>();
    for (JsonNode item : list(member)) {
      if (item.isObject()) {
        parts.add(new DocumentPart(item));
      }
    }
    return parts;
  }

  /** An object of a list, with its place there. */
  public record Item(int index, DocumentPart part) {}

  /** How much a list holds. */
  public int size(String member) {
    return isList(member) ? node.path(member).size() : 0;
  }

  /** The objects of a list, each with its place among all that the list holds. */
  public List<Item> items(String member) {
    List<Item> items = new ArrayList<>();
    JsonNode list = node.path(member);
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      if (list.path(i).isObject()) {
        items.add(new Item(i, new DocumentPart(list.path(i))));
      }
    }
    return items;
  }

  /**
   * The members that are plain values, but for those whose names are given, with spaces between.
   */
  public List<Fact> factsBeside(String names) {
    Set<String> shown = Set.of(names.split(" "));
    return node.properties().stream()
        .filter(member -> !shown.contains(member.getKey()))
        .map(member -> new Fact(member.getKey(), text(member.getValue())))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  private Iterable<JsonNode> list(String member) {
    JsonNode list = node.path(member);
    return list.isArray() ? list : List.of();
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }
}
