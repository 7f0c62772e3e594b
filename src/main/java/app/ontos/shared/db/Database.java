package app.ontos.shared.db;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/**
 * Jdbi on the service's own pool. Statements run in autocommit unless a store opens a transaction.
 */
@ApplicationScoped
public class Database {

  @Produces
  @Singleton
  Jdbi jdbi(AgroalDataSource pool) {
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(java.util.UUID.class, "uuid");
    jdbi.registerArrayType(Long.class, "bigint");
    return jdbi;
  }
}
