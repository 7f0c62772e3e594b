package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.records.RecordType;
import app.ontos.records.WaitingRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads the products that wait for a caller, the latest first. */
@ApplicationScoped
class WaitingProductStore {
  private static final String SELECT =
      """
      select %s from data_product c where %s and %s order by c.updated_at desc limit %d"""
          .formatted(
              WaitingRecord.COLUMNS,
              RecordAccess.waiting("c"),
              RecordAccess.visible("c"),
              WaitingRecord.MOST);

  private final Jdbi jdbi;

  WaitingProductStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<WaitingRecord> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
                .map((row, context) -> WaitingRecord.of(RecordType.DATA_PRODUCT, row, context))
                .list());
  }
}
