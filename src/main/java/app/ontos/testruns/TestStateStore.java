package app.ontos.testruns;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import app.ontos.testruns.ProductTestState.OfContract;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What contracts and products amount to by their tests, as far as the caller sees them. */
@ApplicationScoped
class TestStateStore {
  /** A row for every place, or one without. */
  private static final String OF_CONTRACT =
      """
      select coalesce(s.state, 'grey') as state, s.since, s.run_id as state_run_id,
        t.connection_id, t.environment, t.verdict, t.run_id, t.ended_at
      from data_contract c
      left join contract_test_state s on s.data_contract_id = c.id
      left join contract_test_target t on t.data_contract_id = c.id
      where c.id = :contract and %s
      order by t.environment, t.connection_id"""
          .formatted(RecordAccess.visible("c"));

  private static final String BADGE =
      """
      select coalesce(s.state, 'grey') as state, c.name, coalesce(s.version, 0) as version,
        c.version as record_version
      from data_contract c left join contract_test_state s on s.data_contract_id = c.id
      where c.id = :contract and %s"""
          .formatted(RecordAccess.visible("c"));

  /** A row for every port that names a contract, or one without. */
  private static final String OF_PRODUCT =
      """
      select c.id, c.name, port.direction, port.name as port_name,
        coalesce(s.state, 'grey') as state, s.since
      from data_product p
      left join (data_product_port port
        join data_contract c on c.id = port.data_contract_id and :readsContracts and %s
        left join contract_test_state s on s.data_contract_id = c.id)
        on port.data_product_id = p.id
      where p.id = :product and %s
      order by port.direction desc, port.name, c.name_key, c.id"""
          .formatted(RecordAccess.visible("c", "c_"), RecordAccess.visible("p"));

  private final Jdbi jdbi;

  TestStateStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What a badge shows.
   *
   * @param version of the state
   * @param recordVersion of the contract, which may be called otherwise in another
   */
  record BadgeFacts(String name, ContractColor state, long version, long recordVersion) {}

  Optional<BadgeFacts> badge(UUID contract, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BADGE)
                .bind("contract", contract)
                .bindMap(ContractStore.seenBy(caller))
                .map(
                    (row, context) ->
                        new BadgeFacts(
                            row.getString("name"),
                            ContractColor.stored(row.getString("state")),
                            row.getLong("version"),
                            row.getLong("record_version")))
                .findOne());
  }

  Optional<TestState> ofContract(UUID contract, Caller caller) {
    List<TestState> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(OF_CONTRACT)
                    .bind("contract", contract)
                    .bindMap(ContractStore.seenBy(caller))
                    .map((row, context) -> state(row))
                    .list());
    return rows.stream()
        .findFirst()
        .map(
            first ->
                new TestState(
                    first.state(),
                    first.since(),
                    first.runId(),
                    rows.stream().flatMap(row -> row.places().stream()).toList()));
  }

  Optional<ProductTestState> ofProduct(UUID product, Caller caller) {
    List<Optional<OfContract>> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(OF_PRODUCT)
                    .bind("product", product)
                    .bind("readsContracts", caller.may(Feature.DATA_CONTRACTS, AccessLevel.READ))
                    .bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values())
                    .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values("c_"))
                    .map((row, context) -> ofPort(row))
                    .list());
    List<OfContract> contracts = rows.stream().flatMap(Optional::stream).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProductTestState(overall(contracts), contracts));
  }

  private static ContractColor overall(List<OfContract> contracts) {
    List<ContractColor> given =
        contracts.stream()
            .filter(contract -> contract.direction().equals("output"))
            .map(OfContract::state)
            .toList();
    if (given.contains(ContractColor.RED)) {
      return ContractColor.RED;
    }
    return given.isEmpty() || given.contains(ContractColor.GREY)
        ? ContractColor.GREY
        : ContractColor.GREEN;
  }

  private static TestState state(ResultSet row) throws SQLException {
    Optional<UUID> connection = Rows.optionalId(row, "connection_id");
    List<TestState.Place> places =
        connection.isEmpty()
            ? List.of()
            : List.of(
                new TestState.Place(
                    connection.get(),
                    row.getString("environment"),
                    Verdict.stored(row.getString("verdict")),
                    Rows.id(row, "run_id"),
                    Rows.instant(row, "ended_at")));
    return new TestState(
        ContractColor.stored(row.getString("state")),
        TestRunStore.moment(row, "since"),
        Rows.optionalId(row, "state_run_id"),
        places);
  }

  private static Optional<OfContract> ofPort(ResultSet row) throws SQLException {
    Optional<UUID> contract = Rows.optionalId(row, "id");
    return contract.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OfContract(
                contract.get(),
                row.getString("name"),
                row.getString("direction"),
                row.getString("port_name"),
                ContractColor.stored(row.getString("state")),
                TestRunStore.moment(row, "since")));
  }
}
