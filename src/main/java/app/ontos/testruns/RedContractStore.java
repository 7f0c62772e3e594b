package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads which of a caller's own contracts are red, the latest first. */
@ApplicationScoped
class RedContractStore {
  private static final String SELECT =
      """
      select c.id, c.name, c.document_version, s.run_id, s.since
      from contract_test_state s join data_contract c on c.id = s.data_contract_id
      where s.state = 'red' and %s and %s
      order by s.since desc limit 5"""
          .formatted(RecordAccess.owned("c"), RecordAccess.visible("c"));

  private final Jdbi jdbi;

  RedContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<RedContract> list(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map(
                    (row, context) ->
                        new RedContract(
                            Rows.id(row, "id"),
                            row.getString("name"),
                            row.getString("document_version"),
                            Rows.id(row, "run_id"),
                            Rows.instant(row, "since")))
                .list());
  }
}
