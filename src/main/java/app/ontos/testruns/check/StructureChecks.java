package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Settled;
import java.util.Optional;

/** What the catalog alone decides: that tables and columns are there, and of which types. */
final class StructureChecks {
  private final Labels labels;
  private final TestedContract contract;

  StructureChecks(Labels labels, TestedContract contract) {
    this.labels = labels;
    this.contract = contract;
  }

  /** That an object's relation is there. */
  Check existence(TestedTable table) {
    Label label =
        labels.of(
            CheckKind.TABLE_EXISTS,
            table.object().pointer(),
            table,
            Optional.empty(),
            Optional.of("exists"));
    if (table.live().isEmpty()) {
      return new Settled(
          label, Judgement.of(Outcome.FAILED, "There is no such relation, or not for this role"));
    }
    return new Settled(
        label,
        table.isReadable()
            ? Judgement.passed()
            : Judgement.of(Outcome.ERRORED, "The role may not read it"));
  }

  /** That a property's column is there. */
  Check existence(TestedTable table, TestedColumn column) {
    Label label =
        labels.of(
            CheckKind.COLUMN_EXISTS,
            column.property().pointer(),
            table,
            Optional.of(column),
            Optional.of("exists"));
    if (table.live().isEmpty()) {
      return Settled.skipped(label, "The table is not there to be read");
    }
    if (column.live().isEmpty()) {
      return new Settled(label, Judgement.of(Outcome.FAILED, "The table has no such column"));
    }
    return new Settled(
        label,
        column.isReadable()
            ? Judgement.passed()
            : Judgement.of(Outcome.ERRORED, "The role may not read it"));
  }

  /** That a column is of the types that its property declares, if it declares any. */
  Optional<Check> type(TestedTable table, TestedColumn column) {
    Element property = column.property();
    Optional<String> declared =
        property.text("physicalType").or(() -> property.text("logicalType"));
    return declared.map(type -> type(table, column, type));
  }

  private Check type(TestedTable table, TestedColumn column, String declared) {
    Label label =
        labels.of(
            CheckKind.TYPE,
            column.property().pointer(),
            table,
            Optional.of(column),
            Optional.of(declared));
    return new Settled(
        label,
        contract
            .objection(column)
            .map(objection -> Judgement.of(Outcome.FAILED, objection))
            .orElseGet(Judgement::passed));
  }
}
