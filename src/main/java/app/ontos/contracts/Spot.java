package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place that two contracts have in common.
 *
 * @param path of fields' names and elements' keys
 * @param section the list or object that the field is part of: {@code properties}, {@code
 *     slaProperties}, {@code logicalTypeOptions}; empty for the document itself
 * @param member the field's name
 * @param before what the field is part of, in the first contract
 * @param after the same in the second
 */
record Spot(String path, String section, String member, JsonNode before, JsonNode after) {

  /** A field of the object here. */
  Spot member(String name, JsonNode objectBefore, JsonNode objectAfter) {
    return new Spot(path + "/" + escaped(name), member, name, objectBefore, objectAfter);
  }

  /** An element of the list here; its fields are in the section that has the list's name. */
  Spot element(String key) {
    return new Spot(path + "/" + escaped(key), section, member, before, after);
  }

  /** Whether it is the name by which consumers know an object or a property. */
  boolean isNameOfElement() {
    return member.equals("name") && isDescribed();
  }

  /** Whether it is part of an object or a property of the schema. */
  boolean isDescribed() {
    return section.equals("schema") || isOfProperty();
  }

  /** Whether it is part of a property of the schema, or of what its lists hold. */
  boolean isOfProperty() {
    return section.equals("properties") || section.equals("items");
  }

  private static String escaped(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }
}
