package app.ontos.contracts;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.document.StandardDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads a contract, its document and whose it is in one statement. */
@ApplicationScoped
class OpenedContractStore {
  private static final String SELECT =
      """
      select %s, c.document_text, %s as owned
      from data_contract c
      where c.id = :id and %s"""
          .formatted(ContractSql.OF_ROW, RecordAccess.owned("c"), RecordAccess.visible("c"));

  private final Jdbi jdbi;

  OpenedContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<OpenedContract> find(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("id", id)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map(
                    (row, context) ->
                        new OpenedContract(
                            DataContractStore.contract(row, context),
                            StandardDocument.stored(row.getString("document_text")),
                            row.getBoolean("owned")))
                .findOne());
  }
}
