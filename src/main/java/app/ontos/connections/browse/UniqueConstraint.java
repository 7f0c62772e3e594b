package app.ontos.connections.browse;

import java.util.List;

/**
 * Columns that together differ in all rows, or hold a null.
 *
 * @param name the constraint's name
 * @param columns in the key's order
 * @param deferrable whether a transaction may have it checked at its end
 * @param initiallyDeferred whether that is so without asking
 */
public record UniqueConstraint(
    String name, List<String> columns, boolean deferrable, boolean initiallyDeferred)
    implements Constraint {

  public UniqueConstraint {
    columns = List.copyOf(columns);
  }
}
