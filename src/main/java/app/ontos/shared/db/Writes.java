package app.ontos.shared.db;

import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The shape of a conditional write: a statement with the CTEs {@code before} (the row, locked) and
 * {@code after} or {@code gone}, that always answers one row whose column {@code found_version} is
 * the version that was there, null where there was no row, and whose {@code id} is null where
 * nothing was written.
 */
public final class Writes {
  /** The condition on {@code before.version}, see {@link #bind}. */
  public static final String EXPECTED = "(:anyVersion or before.version = any(:versions))";

  private Writes() {}

  /** Binds {@link #EXPECTED}. */
  public static <S extends SqlStatement<S>> S bind(S statement, IfMatch expected) {
    return statement
        .bind("anyVersion", expected.any())
        .bindArray("versions", Long.class, expected.versions());
  }

  /** Reads the one row of such a statement. */
  public static <T> RowMapper<WriteOutcome<T>> outcome(RowMapper<T> mapper) {
    return (row, context) -> {
      long found = row.getLong("found_version");
      if (row.wasNull()) {
        return new WriteOutcome.Missing<>();
      }
      return isWritten(row)
          ? new WriteOutcome.Done<>(mapper.map(row, context))
          : new WriteOutcome.Stale<>(found);
    };
  }

  private static boolean isWritten(ResultSet row) throws SQLException {
    return row.getObject("id", UUID.class) != null;
  }
}
