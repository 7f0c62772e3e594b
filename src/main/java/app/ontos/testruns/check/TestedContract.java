package app.ontos.testruns.check;

import app.ontos.contracts.live.LiveContract;
import app.ontos.contracts.live.LiveProperty;
import app.ontos.contracts.live.LiveRelationship;
import app.ontos.contracts.live.LiveTable;
import app.ontos.contracts.live.TypeObjection;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A contract and what it names in a database.
 *
 * @param contract the document
 * @param tables the objects of its schema
 * @param live the two beside each other
 */
record TestedContract(Element contract, List<TestedTable> tables, LiveContract live) {

  TestedContract {
    tables = List.copyOf(tables);
  }

  static TestedContract of(ObjectNode contract, LiveContract live) {
    return new TestedContract(
        new Element(contract, ""),
        live.tables().stream().map(TestedContract::table).toList(),
        live);
  }

  private static TestedTable table(LiveTable table) {
    return new TestedTable(
        new Element(table.declared(), table.pointer()),
        table.place(),
        table.relation(),
        table.properties().stream().map(TestedContract::column).toList(),
        true);
  }

  /** A column that is not there is called what the contract calls it. */
  private static TestedColumn column(LiveProperty property) {
    return new TestedColumn(
        new Element(property.declared(), property.pointer()),
        property.column().map(column -> column.name()).orElse(property.physicalName()),
        property.column());
  }

  /** The same with tables of which more is known. */
  TestedContract with(List<TestedTable> known) {
    return new TestedContract(contract, known, live);
  }

  /** What speaks against a column's type. */
  Optional<String> objection(TestedColumn column) {
    return column
        .type()
        .flatMap(type -> live.types().objection(column.property().node(), type))
        .map(TypeObjection::reason);
  }

  /** The relationships whose rows are those of a table. */
  List<LiveRelationship> relationships(TestedTable table) {
    return live.relationships().stream()
        .filter(relationship -> relationship.from().pointer().equals(table.object().pointer()))
        .toList();
  }

  /** The same table, tested. */
  Optional<TestedTable> tested(LiveTable table) {
    return tables.stream()
        .filter(tested -> tested.object().pointer().equals(table.pointer()))
        .findFirst();
  }

  /** Whether a relationship leads into another contract. */
  boolean leadsElsewhere(LiveRelationship relationship) {
    return new Element(contract.node().at(relationship.pointer()), relationship.pointer())
        .texts("to").stream()
            .anyMatch(reference -> reference.contains("#") || reference.contains("://"));
  }
}
