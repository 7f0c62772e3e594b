package app.ontos.products;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.document.StandardDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads a product, its document and whose it is in one statement. */
@ApplicationScoped
class OpenedProductStore {
  private static final String SELECT =
      """
      select %s, c.document_text, %s as owned
      from data_product c
      where c.id = :id and %s"""
          .formatted(ProductSql.OF_ROW, RecordAccess.owned("c"), RecordAccess.visible("c"));

  private final Jdbi jdbi;

  OpenedProductStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<OpenedProduct> find(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("id", id)
                .bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
                .map(
                    (row, context) ->
                        new OpenedProduct(
                            DataProductStore.product(row, context),
                            StandardDocument.stored(row.getString("document_text")),
                            row.getBoolean("owned")))
                .findOne());
  }
}
