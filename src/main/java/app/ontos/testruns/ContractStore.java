package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What tests need to know of contracts, as far as the caller sees them. */
@ApplicationScoped
class ContractStore {
  /** For a table with a column {@code data_contract_id}: the contract is one that is seen. */
  static final String SEEN =
      "exists (select from data_contract c where c.id = data_contract_id and %s)"
          .formatted(RecordAccess.visible("c"));

  private static final String FIND =
      """
      select c.id, c.name, c.document_version, %s as owned
      from data_contract c where c.id = :contract and %s"""
          .formatted(RecordAccess.owned("c"), RecordAccess.visible("c"));

  private final Jdbi jdbi;

  ContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What {@link #SEEN} compares with. */
  static Map<String, Object> seenBy(Caller caller) {
    return new RecordAccess(caller, Feature.DATA_CONTRACTS).values();
  }

  /** The contract; empty where there is none to be seen. */
  Optional<ContractHead> find(UUID contract, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("contract", contract)
                .bindMap(seenBy(caller))
                .map(
                    (row, context) ->
                        new ContractHead(
                            Rows.id(row, "id"),
                            row.getString("name"),
                            row.getString("document_version"),
                            row.getBoolean("owned")))
                .findOne());
  }
}
