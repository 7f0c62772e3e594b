package app.ontos.lakebase;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection on which Liquibase begins and ends no transaction, so that its caller can. By itself
 * it commits a change first and the note that it was made afterwards: killed between the two, it
 * would make the change again, and fail for ever.
 */
final class OneTransaction extends JdbcConnection {

  OneTransaction(Connection connection) {
    super(connection);
  }

  @Override
  public void commit() {}

  @Override
  public void rollback() {}

  @Override
  public void setAutoCommit(boolean autoCommit) throws DatabaseException {
    if (!autoCommit) {
      super.setAutoCommit(false);
    }
  }
}
