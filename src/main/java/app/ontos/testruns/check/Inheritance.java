package app.ontos.testruns.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds out from which tables others inherit: a query on such a table gives their rows too, and its
 * keys say nothing of them. Partitions have their keys in common, and are no matter here.
 */
final class Inheritance {
  private Inheritance() {}

  /** The contract with what was found; what can't be found out is as if it were so. */
  static TestedContract of(TestedContract contract, TestStatements statements)
      throws TestCancelled {
    List<TestedTable> there = contract.tables().stream().filter(TestedTable::isReadable).toList();
    if (there.isEmpty()) {
      return contract;
    }
    try {
      String pointers = statements.ask(sql(there)).rows().get(0).get(0).orElse("");
      return contract.with(
          contract.tables().stream()
              .map(table -> table.inherited(pointers.contains(listed(table))))
              .toList());
    } catch (StatementTrouble e) {
      return contract;
    }
  }

  private static String listed(TestedTable table) {
    return "," + table.object().pointer() + ",";
  }

  private static String sql(List<TestedTable> tables) {
    String names =
        tables.stream()
            .map(
                table ->
                    "(%s, %s, %s)"
                        .formatted(
                            Quoted.text(listed(table)),
                            Quoted.text(table.name().schema()),
                            Quoted.text(table.name().name())))
            .collect(Collectors.joining(", "));
    return """
        select string_agg(w.listed, '') \
        from (values %s) as w (listed, schema, name) \
        join pg_catalog.pg_namespace as n on n.nspname = w.schema \
        join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = w.name \
        where c.relkind in ('r', 'f') and c.relhassubclass"""
        .formatted(names);
  }
}
