package app.ontos.testruns.check;

import java.util.Optional;

/** Numbers the checks of a test. */
final class Labels {
  private int next;

  /** The label of the next check. */
  Label of(
      CheckKind kind,
      String pointer,
      TestedTable table,
      Optional<TestedColumn> column,
      Optional<String> rule) {
    return new Label(
        next++,
        kind,
        pointer,
        Optional.of(table.text()),
        column.map(TestedColumn::name),
        rule,
        Optional.empty(),
        Optional.empty());
  }

  /** The label of the next check, which is about several columns. */
  Label ofColumns(
      CheckKind kind, String pointer, TestedTable table, String columns, Optional<String> rule) {
    return new Label(
        next++,
        kind,
        pointer,
        Optional.of(table.text()),
        Optional.of(columns),
        rule,
        Optional.empty(),
        Optional.empty());
  }

  /** The label of the next check, which is a quality rule. */
  Label ofRule(
      CheckKind kind,
      Element rule,
      TestedTable table,
      Optional<TestedColumn> column,
      String inWords) {
    return new Label(
        next++,
        kind,
        rule.pointer(),
        Optional.of(table.text()),
        column.map(TestedColumn::name),
        Optional.of(inWords),
        rule.text("dimension"),
        rule.text("severity"));
  }

  /** The label of the next check, which is about no table that is known. */
  Label ofNoTable(CheckKind kind, String pointer, String inWords) {
    return new Label(
        next++,
        kind,
        pointer,
        Optional.empty(),
        Optional.empty(),
        Optional.of(inWords),
        Optional.empty(),
        Optional.empty());
  }

  /** How many there are. */
  int count() {
    return next;
  }
}
