package app.ontos.connections.pool;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a pool asks for connections. The pool makes it by its class name, so whom to ask in turn
 * comes with the properties, which need not be text.
 */
public final class PoolDriver implements Driver {
  static final String URL = "ontos:pool";
  private static final String OPENING = "ontos.opening";

  /** The properties that make this driver open connections so. */
  static Properties opening(SessionBudget.Opening opening) {
    Properties properties = new Properties();
    properties.put(OPENING, opening);
    return properties;
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    return properties.get(OPENING) instanceof SessionBudget.Opening opening ? opening.open() : null;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }
}
