package app.ontos.records;

import app.ontos.shared.db.Rows;
import app.ontos.shared.lifecycle.LifecycleState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A governed record that waits for somebody.
 *
 * @param type what kind it is
 * @param documentVersion of its document; empty where that says none
 * @param since when it last changed
 */
public record WaitingRecord(
    RecordType type,
    UUID id,
    String name,
    String documentVersion,
    LifecycleState lifecycle,
    Instant since) {

  /** How many of a kind are shown; the lists of the records have them all. */
  public static final int MOST = 5;

  /** The columns, of a table {@code c} of governed records. */
  public static final String COLUMNS =
      "c.id, c.name, c.document_version, c.lifecycle, c.updated_at";

  /** Reads the row of a record of this kind. */
  public static WaitingRecord of(RecordType type, ResultSet row, StatementContext context)
      throws SQLException {
    return new WaitingRecord(
        type,
        Rows.id(row, "id"),
        row.getString("name"),
        row.getString("document_version"),
        LifecycleState.stored(row.getString("lifecycle")),
        Rows.instant(row, "updated_at"));
  }
}
