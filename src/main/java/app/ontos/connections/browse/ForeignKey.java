package app.ontos.connections.browse;

import java.util.List;

/**
 * Columns that name a row of another table, or of the same.
 *
 * @param name the constraint's name
 * @param columns in the key's order
 * @param referencedTable the table they point at; its schema may be one that the role can't use
 * @param referencedColumns the columns they point at, in the same order
 * @param onDelete what becomes of the row when the other is deleted
 * @param onUpdate what becomes of the row when the other's key changes
 * @param deferrable whether a transaction may have it checked at its end
 * @param initiallyDeferred whether that is so without asking
 * @param validated false where rows may break it: it is NOT VALID, or NOT ENFORCED
 */
public record ForeignKey(
    String name,
    List<String> columns,
    RelationName referencedTable,
    List<String> referencedColumns,
    ForeignKeyAction onDelete,
    ForeignKeyAction onUpdate,
    boolean deferrable,
    boolean initiallyDeferred,
    boolean validated)
    implements Constraint {

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }
}
