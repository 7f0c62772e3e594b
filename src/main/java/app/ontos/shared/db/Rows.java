package app.ontos.shared.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads columns into the types that records use; a null becomes an empty Optional. */
public final class Rows {
  private Rows() {}

  /** A uuid that is never null. */
  public static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** A uuid that may be null. */
  public static Optional<UUID> optionalId(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  /** Text that may be null. */
  public static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** A timestamptz, to the microsecond. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A text array. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) array(row.getArray(column)));
  }

  /** A uuid array. */
  public static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) array(row.getArray(column)));
  }

  private static Object array(Array array) throws SQLException {
    return array.getArray();
  }
}
