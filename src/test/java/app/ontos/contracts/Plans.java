package app.ontos.contracts;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Asks PostgreSQL for its plan of the very statement, with the very values, that ran last. */
final class Plans implements SqlLogger {
  private String sql = "";

  /** The driver writes a statement out with its values. */
  @Override
  public void logAfterExecution(StatementContext context) {
    try {
      sql = context.getStatement().unwrap(PreparedStatement.class).toString();
    } catch (SQLException e) {
      throw new IllegalStateException("not a statement of the driver's", e);
    }
  }

  String ofLast(Jdbi jdbi) throws SQLException {
    return jdbi.withHandle(
        handle -> {
          String wrapped =
              sql.startsWith("wrapped[") ? sql.substring(8, sql.lastIndexOf(']')) : sql;
          StringBuilder plan = new StringBuilder();
          try (var statement = handle.getConnection().createStatement();
              var rows = statement.executeQuery("explain " + wrapped)) {
            while (rows.next()) {
              plan.append(rows.getString(1)).append('\n');
            }
          }
          return plan.toString();
        });
  }
}
