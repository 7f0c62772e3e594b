package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Settled;
import app.ontos.testruns.check.Check.Stated;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns that tell rows apart: unique properties, primary keys, and what counts duplicates. */
final class KeyChecks {
  private final Labels labels;

  KeyChecks(Labels labels) {
    this.labels = labels;
  }

  /** That a unique property is so; NULL is no value. */
  Check unique(TestedTable table, TestedColumn column) {
    Label label =
        labels.of(
            CheckKind.UNIQUE,
            column.property().pointer() + "/unique",
            table,
            Optional.of(column),
            Optional.of("unique"));
    List<TestedColumn> columns = List.of(column);
    return CatalogProof.ofUniqueness(table, columns)
        .<Check>map(proof -> new Settled(label, Judgement.of(Outcome.PASSED, proof)))
        .orElseGet(
            () ->
                new Stated(
                    label,
                    duplicates(table, columns),
                    new Judge.NoneFails(),
                    Optional.of(isDuplicate(table, columns))));
  }

  /**
   * That the properties of the primary key, if there are any, are never NULL and tell rows apart.
   */
  Optional<Check> primaryKey(TestedTable table) {
    List<TestedColumn> columns =
        table.columns().stream()
            .filter(column -> column.property().is("primaryKey"))
            .sorted(Comparator.comparingInt(KeyChecks::position))
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String names = columns.stream().map(TestedColumn::name).collect(Collectors.joining(","));
    Label label =
        labels.ofColumns(
            CheckKind.PRIMARY_KEY,
            columns.get(0).property().pointer() + "/primaryKey",
            table,
            names,
            Optional.of("primaryKey"));
    if (columns.stream().anyMatch(column -> !column.isReadable())) {
      return Optional.of(Settled.skipped(label, "A column of the key is not there to be read"));
    }
    Optional<String> present = CatalogProof.ofPresence(table, columns);
    Optional<String> proof =
        CatalogProof.ofUniqueness(table, columns)
            .filter(unique -> present.isPresent())
            .map(unique -> unique + ", and NOT NULL the rest");
    return Optional.of(
        proof
            .<Check>map(how -> new Settled(label, Judgement.of(Outcome.PASSED, how)))
            .orElseGet(
                () ->
                    new Stated(
                        label,
                        missingOrDuplicate(table, columns),
                        new Judge.NoneFails(),
                        Optional.of(
                            "(%s or %s)"
                                .formatted(anyNull(columns), isDuplicate(table, columns))))));
  }

  private static int position(TestedColumn column) {
    int position = column.property().node().path("primaryKeyPosition").asInt(Integer.MAX_VALUE);
    return position < 0 ? Integer.MAX_VALUE : position;
  }

  /** Rows beyond the first of each value, and all rows with a value, in SQL. */
  static String duplicates(TestedTable table, List<TestedColumn> columns) {
    return """
        select coalesce(sum(d.n - 1), 0), coalesce(sum(d.n), 0) from \
        (select count(*) as n from %s where not (%s) group by %s) as d"""
        .formatted(table.from(), anyNull(columns), values(columns, TestedTable.ALIAS));
  }

  /** The condition that another row has the same value. */
  static String isDuplicate(TestedTable table, List<TestedColumn> columns) {
    String values = values(columns, "o");
    return "(%s) in (select %s from %s as o group by %s having count(*) > 1)"
        .formatted(values(columns, TestedTable.ALIAS), values, table.quoted(), values);
  }

  private static String missingOrDuplicate(TestedTable table, List<TestedColumn> columns) {
    String missing =
        columns.stream()
            .map(column -> column.comparable(TestedTable.ALIAS) + " is null")
            .collect(Collectors.joining(" or "));
    return """
        select coalesce(sum(case when d.missing then d.n else d.n - 1 end), 0), \
        coalesce(sum(d.n), 0) from \
        (select count(*) as n, (%s) as missing from %s group by %s) as d"""
        .formatted(missing, table.from(), values(columns, TestedTable.ALIAS));
  }

  private static String anyNull(List<TestedColumn> columns) {
    return columns.stream().map(TestedColumn::isNull).collect(Collectors.joining(" or "));
  }

  private static String values(List<TestedColumn> columns, String alias) {
    return columns.stream()
        .map(column -> column.comparable(alias))
        .collect(Collectors.joining(", "));
  }
}
