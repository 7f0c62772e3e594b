package app.ontos.shared.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An object: its members, those that it must have, and parts that apply only where the object is of
 * a kind. A closed one has no other members than those of the parts that apply to it. Each method
 * answers a new shape.
 */
public final class ObjectShape implements Shape {
  /** An object of which nothing is said yet. */
  public static final ObjectShape EMPTY =
      new ObjectShape(Map.of(), List.of(), List.of(), List.of(), false);

  private final Map<String, Shape> members;
  private final List<String> required;
  private final List<Part> parts;
  private final List<Shape> rules;
  private final boolean closed;

  private record Part(Predicate<ObjectNode> applies, ObjectShape shape) {}

  private ObjectShape(
      Map<String, Shape> members,
      List<String> required,
      List<Part> parts,
      List<Shape> rules,
      boolean closed) {
    this.members = members;
    this.required = required;
    this.parts = parts;
    this.rules = rules;
    this.closed = closed;
  }

  /** With these members, all of one shape. */
  public ObjectShape with(Shape shape, String... names) {
    Map<String, Shape> more = new LinkedHashMap<>(members);
    for (String name : names) {
      more.put(name, shape);
    }
    return new ObjectShape(more, required, parts, rules, closed);
  }

  /** With all that another shape says of members. */
  public ObjectShape with(ObjectShape other) {
    return when(object -> true, other);
  }

  /** With members that must be there. */
  public ObjectShape requiring(String... names) {
    return new ObjectShape(members, joined(required, List.of(names)), parts, rules, closed);
  }

  /** With a part for some objects only. */
  public ObjectShape when(Predicate<ObjectNode> applies, ObjectShape part) {
    return new ObjectShape(
        members, required, joined(parts, List.of(new Part(applies, part))), rules, closed);
  }

  /** With a rule about several members. */
  public ObjectShape ruled(Shape rule) {
    return new ObjectShape(members, required, parts, joined(rules, List.of(rule)), closed);
  }

  /** With no other members. */
  public ObjectShape closed() {
    return closed(true);
  }

  /** With no other members, if so. */
  public ObjectShape closed(boolean so) {
    return new ObjectShape(members, required, parts, rules, so);
  }

  @Override
  public void check(JsonNode value, Place place, Findings findings) {
    if (!(value instanceof ObjectNode object)) {
      findings.add(place, "must be an object");
      return;
    }
    Set<String> known = new HashSet<>();
    apply(object, place, findings, known);
    if (closed) {
      object.properties().stream()
          .map(Map.Entry::getKey)
          .filter(name -> !known.contains(name))
          .forEach(name -> findings.add(place.member(name), "is not known here"));
    }
  }

  private void apply(ObjectNode object, Place place, Findings findings, Set<String> known) {
    for (String name : required) {
      if (!object.has(name)) {
        findings.add(place.member(name), "is required");
      }
    }
    members.forEach(
        (name, shape) -> {
          known.add(name);
          JsonNode value = object.get(name);
          if (value != null) {
            shape.check(value, place.member(name), findings);
          }
        });
    for (Shape rule : rules) {
      rule.check(object, place, findings);
    }
    for (Part part : parts) {
      if (part.applies().test(object)) {
        part.shape().apply(object, place, findings, known);
      }
    }
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
