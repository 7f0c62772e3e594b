package app.ontos.connections.browse;

import java.util.List;

/**
 * What tells a row from all others, and is never null.
 *
 * @param name the constraint's name
 * @param columns in the key's order
 * @param deferrable whether a transaction may have it checked at its end
 * @param initiallyDeferred whether that is so without asking
 */
public record PrimaryKey(
    String name, List<String> columns, boolean deferrable, boolean initiallyDeferred)
    implements Constraint {

  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
