package app.ontos.hostile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Everything that is kept, in short, to see whether anything has changed. */
final class Traces {
  /** Written by runs and by what goes on in the background. */
  private static final Set<String> LIVELY =
      Set.of(
          "query_run",
          "contract_test_run",
          "contract_test_result",
          "contract_test_state",
          "contract_test_schedule",
          "contract_webhook_delivery",
          "databasechangeloglock");

  private final Jdbi jdbi;
  private final String statement;

  Traces(Jdbi jdbi) {
    this.jdbi = jdbi;
    List<String> tables =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select quote_ident(table_schema) || '.' || quote_ident(table_name)
                        from information_schema.tables
                        where table_schema = 'app_ontos' and table_type = 'BASE TABLE'
                          and table_name <> all(:lively) order by 1""")
                    .bindArray("lively", String.class, List.copyOf(LIVELY))
                    .mapTo(String.class)
                    .list());
    statement =
        tables.stream()
            .map(
                table ->
                    "select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from %1$s t"
                        .formatted(table))
            .collect(Collectors.joining(" union all "));
  }

  /** A line for each table, in an order of our own: the server may read large ones in parallel. */
  String now() {
    List<String> tables =
        jdbi.withHandle(handle -> handle.createQuery(statement).mapTo(String.class).list());
    return tables.stream().sorted().collect(Collectors.joining("\n"));
  }

  /** The tables that have changed since. */
  String difference(String before) {
    List<String> known = before.lines().toList();
    return now().lines().filter(line -> !known.contains(line)).collect(Collectors.joining(", "));
  }
}
