package app.ontos.testruns.check;

import app.ontos.testruns.check.Check.Counted;
import app.ontos.testruns.check.StatementTrouble.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement for many checks of a table. What several of them want to know is asked once.
 *
 * @param sql gives one row
 * @param places where each aggregate is in it
 */
record TableScan(String sql, Map<String, Integer> places) {
  /** PostgreSQL gives no more than 1,664 columns; a text that is judged is no longer than this. */
  private static final int MOST_AGGREGATES = 800;

  private static final int LONGEST_SQL = 150_000;

  TableScan {
    places = Map.copyOf(places);
  }

  static TableScan of(TestedTable table, List<Counted> checks) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Counted check : checks) {
      check.aggregates().forEach(aggregate -> places.putIfAbsent(aggregate, places.size()));
    }
    String sql = "select %s from %s".formatted(String.join(", ", places.keySet()), table.from());
    return new TableScan(sql, places);
  }

  /** What a check wants to know, out of the statement's row. */
  List<Optional<String>> values(Counted check, List<Optional<String>> row) {
    return check.aggregates().stream()
        .map(aggregate -> row.get(Objects.requireNonNull(places.get(aggregate))))
        .toList();
  }

  /** Checks in groups that fit into a statement each. */
  static List<List<Counted>> grouped(List<Counted> checks) {
    List<List<Counted>> groups = new ArrayList<>();
    int aggregates = MOST_AGGREGATES;
    int length = 0;
    for (Counted check : checks) {
      int its = check.aggregates().stream().mapToInt(String::length).sum();
      aggregates += check.aggregates().size();
      length += its;
      if (aggregates > MOST_AGGREGATES || length > LONGEST_SQL) {
        groups.add(new ArrayList<>());
        aggregates = check.aggregates().size();
        length = its;
      }
      groups.get(groups.size() - 1).add(check);
    }
    return groups;
  }

  /**
   * Smaller groups to try after a statement came to nothing; none if that is no use. After one that
   * took too long only those are set apart whose author decides how long they take: each further
   * statement may take as long again.
   */
  static List<List<Counted>> parts(List<Counted> checks, Kind trouble) {
    return switch (trouble) {
      case GONE, UNLUCKY -> List.of();
      case REFUSED ->
          checks.size() == 1
              ? List.of()
              : List.of(
                  checks.subList(0, checks.size() / 2),
                  checks.subList(checks.size() / 2, checks.size()));
      case TOO_SLOW -> {
        List<Counted> plain = checks.stream().filter(check -> !check.costly()).toList();
        List<Counted> costly = checks.stream().filter(Counted::costly).toList();
        yield plain.isEmpty() || costly.isEmpty() ? List.of() : List.of(plain, costly);
      }
    };
  }
}
