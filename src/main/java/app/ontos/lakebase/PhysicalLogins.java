package app.ontos.lakebase;

import app.ontos.shared.db.SqlState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens every physical connection of the service, counts the logins by outcome, and says so when
 * the server refuses a password, so that a token which went bad before its time is replaced. A
 * refusal with 28000 says nothing of the token: Lakebase answers so while an instance wakes up.
 */
@ApplicationScoped
@Unremovable
public class PhysicalLogins {
  private final Driver driver = new org.postgresql.Driver();
  private final LoginSource logins;
  private final RecentFailures failures;
  private final Counter succeeded;
  private final Counter refused;
  private final Counter failed;

  PhysicalLogins(LoginSource logins, RecentFailures failures, MeterRegistry metrics) {
    this.logins = logins;
    this.failures = failures;
    succeeded = metrics.counter("ontos.database.logins", "outcome", "success");
    refused = metrics.counter("ontos.database.logins", "outcome", "refused");
    failed = metrics.counter("ontos.database.logins", "outcome", "failure");
  }

  /**
   * Connects and logs in, once.
   *
   * @throws SQLException as the driver throws it
   */
  Connection open(String url, Properties properties) throws SQLException {
    try {
      Connection connection = driver.connect(url, properties);
      succeeded.increment();
      return connection;
    } catch (SQLException e) {
      failures.add("login", String.valueOf(e.getMessage()));
      if (SqlState.of(e).equals(SqlState.INVALID_PASSWORD)) {
        refused.increment();
        logins.refused(properties.getProperty("password", ""));
      } else {
        failed.increment();
      }
      throw e;
    }
  }
}
