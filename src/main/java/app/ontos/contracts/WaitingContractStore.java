package app.ontos.contracts;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.records.RecordType;
import app.ontos.records.WaitingRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads the contracts that wait for a caller, the latest first. */
@ApplicationScoped
class WaitingContractStore {
  private static final String SELECT =
      """
      select %s from data_contract c where %s and %s order by c.updated_at desc limit %d"""
          .formatted(
              WaitingRecord.COLUMNS,
              RecordAccess.waiting("c"),
              RecordAccess.visible("c"),
              WaitingRecord.MOST);

  private final Jdbi jdbi;

  WaitingContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<WaitingRecord> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map((row, context) -> WaitingRecord.of(RecordType.DATA_CONTRACT, row, context))
                .list());
  }
}
