package app.ontos.connections.browse;

import java.util.List;

/**
 * A condition that no row may fail.
 *
 * @param name the constraint's name
 * @param expression the condition, in SQL
 * @param columns those that the condition reads, in the table's order
 * @param validated false where rows may break it: it is NOT VALID, or NOT ENFORCED
 */
public record CheckConstraint(
    String name, String expression, List<String> columns, boolean validated) implements Constraint {

  public CheckConstraint {
    columns = List.copyOf(columns);
  }
}
