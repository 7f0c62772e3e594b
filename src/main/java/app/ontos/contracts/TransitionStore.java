package app.ontos.contracts;

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

/** The moves of contracts in PostgreSQL. */
@ApplicationScoped
class TransitionStore {
  private static final String SELECT =
      """
      select id, from_state, to_state, comment, record_version, occurred_at, actor
      from data_contract_transition""";

  private static final String OF_CONTRACT =
      """
      data_contract_id = (select c.id from data_contract c where c.id = :contractId and %s)"""
          .formatted(RecordAccess.visible("c"));

  private final Jdbi jdbi;

  TransitionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What may be asked of a contract's history; the latest move comes first. */
  static Collection<Transition> collection(UUID contractId) {
    return new Collection<>(
        DataContractStore.PATH + "/" + contractId + "/transitions",
        List.of(
            new SortOrder<>(
                "occurredAt", "occurred_at", "timestamptz", t -> t.occurredAt().toString())),
        true,
        Set.of(),
        Transition::id);
  }

  /**
   * Moves a contract, if it is in one of the states.
   *
   * @param owners the states from which its owner may move it so
   * @param others those from which everybody else may
   * @param refusal the problem where it is in none of them
   */
  WriteOutcome<DataContract> move(
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
            ContractWriteStore.inNameOf(
                    Writes.bind(handle.createQuery(ContractSql.MOVE).bind("id", id), expected),
                    caller,
                    author)
                .bind("to", transition.to().text())
                .bind("comment", transition.comment().orElse(null))
                .bind("transitionId", Ids.next())
                .bindArray("ownersStates", String.class, texts(owners))
                .bindArray("othersStates", String.class, texts(others))
                .map(GovernedOutcome.of(expected, refusal, DataContractStore::contract))
                .one());
  }

  Page<Transition> list(UUID contractId, PageRequest<Transition> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where(OF_CONTRACT, new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
        .where("true", Map.of("contractId", contractId))
        .searching("(coalesce(comment, '') || ' ' || actor || ' ' || to_state)")
        .run(jdbi, TransitionStore::transition);
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
