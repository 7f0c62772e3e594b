package app.ontos.contracts.live;

import static app.ontos.contracts.live.Deviations.text;

import app.ontos.connections.browse.Column;
import app.ontos.connections.browse.Relation;
import app.ontos.contracts.Diff.Kind;
import app.ontos.contracts.live.Deviations.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a column has moved away from its property. */
record ColumnDrift(
    LiveTable table, LiveProperty property, Relation relation, Column column, Deviations found) {

  /**
   * Finds everything.
   *
   * @param constrained whether the relation is of a kind that can have constraints
   */
  void find(TypeCompatibility types, boolean constrained) {
    types.objection(property.declared(), column.type()).ifPresent(this::addType);
    if (constrained) {
      addRequired();
      addUnique();
    }
    ValidValues.of(relation, column).ifPresent(this::addValues);
  }

  private void addType(TypeObjection objection) {
    Turn turn =
        objection.wider()
            ? Turn.harmless(Kind.CHANGED, "The column's type holds all that was declared, and more")
            : Turn.breaking(Kind.CHANGED, objection.reason());
    add("/" + objection.member(), turn, text(objection.declared()), text(objection.actual()));
  }

  private void addRequired() {
    JsonNode required = property.declared().path("required");
    if (required.isBoolean() && required.booleanValue() == column.nullable()) {
      Turn turn =
          column.nullable()
              ? Turn.breaking(Kind.CHANGED, "It may have no value from now on")
              : Turn.harmless(Kind.CHANGED, "It always has a value");
      add("/required", turn, Optional.of(required), flag(!column.nullable()));
    }
  }

  private void addUnique() {
    JsonNode unique = property.declared().path("unique");
    if (unique.booleanValue() && !ProvenKeys.areUnique(relation, List.of(column.name()))) {
      Turn turn = Turn.breaking(Kind.CHANGED, "A value may repeat from now on");
      add("/unique", turn, Optional.of(unique), flag(false));
    }
  }

  /** Where the contract lists valid values, and the database does too. */
  private void addValues(List<JsonNode> actual) {
    JsonNode quality = property.declared().path("quality");
    for (int i = 0; i < quality.size(); i++) {
      JsonNode declared = quality.get(i).path("arguments").path("validValues");
      if (isOfValidity(quality.get(i)) && declared.isArray()) {
        addValues("/quality/" + i + "/arguments/validValues", declared, actual);
      }
    }
  }

  private static boolean isOfValidity(JsonNode rule) {
    return rule.path("metric").asText(rule.path("rule").asText()).equals("invalidValues");
  }

  private void addValues(String member, JsonNode declared, List<JsonNode> actual) {
    List<JsonNode> promised = new ArrayList<>();
    declared.forEach(promised::add);
    List<JsonNode> come = without(actual, promised);
    List<JsonNode> gone = without(promised, actual);
    if (!come.isEmpty()) {
      Turn turn = Turn.breaking(Kind.ADDED, "Consumers may meet values that the contract excludes");
      add(member, turn, Optional.empty(), list(come));
    }
    if (!gone.isEmpty()) {
      add(
          member,
          Turn.harmless(Kind.REMOVED, "The column no longer takes these values"),
          list(gone),
          Optional.empty());
    }
  }

  /** The database has no values without a type, so that 1 and "1" are one here; null is none. */
  private static List<JsonNode> without(List<JsonNode> values, List<JsonNode> others) {
    Set<String> texts = others.stream().map(ColumnDrift::key).collect(Collectors.toSet());
    return values.stream().filter(value -> !value.isNull() && !texts.contains(key(value))).toList();
  }

  private static String key(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asText();
  }

  private static Optional<JsonNode> list(List<JsonNode> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    return Optional.of(list.addAll(values));
  }

  private static Optional<JsonNode> flag(boolean value) {
    return Optional.of(BooleanNode.valueOf(value));
  }

  private void add(
      String member, Turn turn, Optional<JsonNode> declared, Optional<JsonNode> actual) {
    found.add(
        property.pointer() + member, table, Optional.of(column.name()), turn, declared, actual);
  }
}
