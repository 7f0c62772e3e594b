package app.ontos.shared.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Removes stored results that are past their day. */
@ApplicationScoped
class ExpiredKeys {
  private static final Logger LOG = Logger.getLogger(ExpiredKeys.class);

  private final Jdbi jdbi;

  ExpiredKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Scheduled(every = "6h", delayed = "1h")
  void remove() {
    try {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "delete from idempotency_key where created_at < now() - interval '24 hours'"));
    } catch (JdbiException e) {
      LOG.info("Old idempotency keys stay until the next turn: the database can't be reached", e);
    }
  }
}
