package app.ontos.products;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Writes;
import app.ontos.shared.lifecycle.GovernedOutcome;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.lifecycle.NewTransition;
import app.ontos.shared.lifecycle.Transition;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The moves of products in PostgreSQL. */
@ApplicationScoped
class ProductTransitionStore {
  private static final String SELECT =
      """
      select id, from_state, to_state, comment, record_version, occurred_at, actor
      from data_product_transition""";

  private static final String OF_CONTRACT =
      """
      data_product_id = (select c.id from data_product c where c.id = :productId and %s)"""
          .formatted(RecordAccess.visible("c"));

  private final Jdbi jdbi;

  ProductTransitionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What may be asked of a product's history; the latest move comes first. */
  static Collection<Transition> collection(UUID productId) {
    return new Collection<>(
        DataProductStore.PATH + "/" + productId + "/transitions",
        List.of(
            new SortOrder<>(
                "occurredAt", "occurred_at", "timestamptz", t -> t.occurredAt().toString())),
        true,
        Set.of(),
        Transition::id);
  }

  /**
   * Moves a product, if it is in one of the states.
   *
   * @param owners the states from which its owner may move it so
   * @param others those from which everybody else may
   * @param refusal the problem where it is in none of them
   */
  WriteOutcome<DataProduct> move(
      UUID id,
      IfMatch expected,
      NewTransition transition,
      List<LifecycleState> owners,
      List<LifecycleState> others,
      GovernedOutcome.Refusal refusal,
      Caller caller,
      Author author) {
    return jdbi.withHandle(
        handle ->
            ProductWriteStore.inNameOf(
                    Writes.bind(handle.createQuery(ProductSql.MOVE).bind("id", id), expected),
                    caller,
                    author)
                .bind("to", transition.to().text())
                .bind("comment", transition.comment().orElse(null))
                .bind("transitionId", Ids.next())
                .bindArray("ownersStates", String.class, texts(owners))
                .bindArray("othersStates", String.class, texts(others))
                .map(GovernedOutcome.of(expected, refusal, DataProductStore::product))
                .one());
  }

  Page<Transition> list(UUID productId, PageRequest<Transition> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where(OF_CONTRACT, new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
        .where("true", Map.of("productId", productId))
        .searching("(coalesce(comment, '') || ' ' || actor || ' ' || to_state)")
        .run(jdbi, ProductTransitionStore::transition);
  }

  private static List<String> texts(List<LifecycleState> states) {
    return states.stream().map(LifecycleState::text).toList();
  }

  private static Transition transition(ResultSet row, StatementContext context)
      throws SQLException {
    return new Transition(
        Rows.id(row, "id"),
        LifecycleState.stored(row.getString("from_state")),
        LifecycleState.stored(row.getString("to_state")),
        Rows.optionalText(row, "comment"),
        row.getLong("record_version"),
        Rows.instant(row, "occurred_at"),
        row.getString("actor"));
  }
}
