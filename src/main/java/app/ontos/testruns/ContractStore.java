package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
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
      "select %s as owned from data_contract c where c.id = :contract and %s"
          .formatted(RecordAccess.owned("c"), RecordAccess.visible("c"));

  private final Jdbi jdbi;

  ContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What {@link #SEEN} compares with. */
  static Map<String, Object> seenBy(Caller caller) {
    return new RecordAccess(caller, Feature.DATA_CONTRACTS).values();
  }

  /** Whether the contract is the caller's own to change; empty where there is none to be seen. */
  Optional<Boolean> findOwned(UUID contract, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("contract", contract)
                .bindMap(seenBy(caller))
                .mapTo(Boolean.class)
                .findOne());
  }
}
