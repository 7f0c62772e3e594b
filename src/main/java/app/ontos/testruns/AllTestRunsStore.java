package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.shared.db.SearchWords;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The test runs of all contracts that a caller sees; newest first. */
@ApplicationScoped
class AllTestRunsStore {
  static final String PATH = "/api/v1/test-runs";

  static final Collection<TestRun> COLLECTION =
      new Collection<>(
          PATH,
          TestRunStore.SORTS,
          true,
          Set.of("state", "verdict", "dataContractId", "connection", "environment"),
          TestRun::id);

  private static final String OF_CONTRACTS =
      """
      data_contract_id in (
        select c.id from data_contract c where c.words @@ cast(:q as tsquery))""";

  private final Jdbi jdbi;

  AllTestRunsStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<TestRun> find(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TestRunStore.SELECT + " where id = :id and " + ContractStore.SEEN)
                .bind("id", id)
                .bindMap(ContractStore.seenBy(caller))
                .map(TestRunStore::run)
                .findOne());
  }

  Page<TestRun> list(PageRequest<TestRun> request, Caller caller) {
    return new PageQuery<>(request, TestRunStore.SELECT)
        .where(ContractStore.SEEN, ContractStore.seenBy(caller))
        .where("data_contract_id = :contract", "contract", request.idFilter("dataContractId"))
        .where("state = :state", "state", TestRunStore.word(request, "state", RunState.BY_TEXT))
        .where(
            "verdict = :verdict", "verdict", TestRunStore.word(request, "verdict", Verdict.BY_TEXT))
        .where("connection_id = :connection", "connection", request.idFilter("connection"))
        .where("environment = :environment", "environment", request.filter("environment"))
        .where(OF_CONTRACTS, "q", request.filter("q").map(SearchWords::query))
        .run(jdbi, TestRunStore::run);
  }
}
