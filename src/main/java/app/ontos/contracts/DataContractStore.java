package app.ontos.contracts;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.document.StoredFindings;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Data contracts in PostgreSQL; each statement sees no more than its caller may. */
@ApplicationScoped
class DataContractStore {
  static final String PATH = "/api/v1/data-contracts";

  private static final List<SortOrder<DataContract>> SORTS =
      List.of(
          new SortOrder<>("name", "name_key", "text", c -> NameKey.ofAny(c.name())),
          new SortOrder<>("createdAt", "created_at", "timestamptz", c -> c.createdAt().toString()),
          new SortOrder<>("updatedAt", "updated_at", "timestamptz", c -> c.updatedAt().toString()));

  static final Collection<DataContract> COLLECTION =
      Collection.of(
          PATH,
          Set.of("domainId", "ownerTeamId", "lifecycle", "contractId", "name", "latest"),
          DataContract::id,
          SORTS);

  private static final String SELECT = "select " + ContractSql.OF_ROW + " from data_contract c";

  private static final String FIND = SELECT + " where c.id = :id and " + RecordAccess.visible("c");

  private static final String FIND_VERSION =
      SELECT
          + " where c.contract_id = :contractId and c.document_version = :documentVersion and "
          + RecordAccess.visible("c");

  private static final String IS_LATEST =
      """
      not exists (
        select from data_contract later
        where later.contract_id = c.contract_id
          and (later.created_at, later.id) > (c.created_at, c.id) and %s)"""
          .formatted(RecordAccess.visible("later"));

  private static final String IN_FAMILY =
      "contract_id = (select seen.contract_id from data_contract seen where seen.id = :familyOf and %s)"
          .formatted(RecordAccess.visible("seen"));

  private static final String DOCUMENT =
      "select c.version, c.document_text from data_contract c where c.id = :id and "
          + RecordAccess.visible("c");

  private static final String TWO_DOCUMENTS =
      "select c.id, c.document_text from data_contract c where c.id in (:one, :other) and "
          + RecordAccess.visible("c");

  private final Jdbi jdbi;

  DataContractStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What may be asked of the versions of a contract; the latest comes first. */
  static Collection<DataContract> family(UUID id) {
    return new Collection<>(
        PATH + "/" + id + "/versions",
        List.of(SORTS.get(1), SORTS.get(2)),
        true,
        Set.of("lifecycle"),
        DataContract::id);
  }

  /** A document, and the version of its record. */
  record StoredDocument(long version, String text) {}

  Optional<DataContract> find(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("id", id)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map(DataContractStore::contract)
                .findOne());
  }

  Optional<DataContract> find(String contractId, String documentVersion, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND_VERSION)
                .bind("contractId", contractId)
                .bind("documentVersion", documentVersion)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map(DataContractStore::contract)
                .findOne());
  }

  Page<DataContract> list(PageRequest<DataContract> request, Caller caller) {
    return page(request, caller)
        .where("domain_id = :domainId", "domainId", request.idFilter("domainId"))
        .where("owner_team_id = :ownerTeamId", "ownerTeamId", request.idFilter("ownerTeamId"))
        .where("lifecycle = :lifecycle", "lifecycle", lifecycle(request))
        .where("contract_id = :contractId", "contractId", request.filter("contractId"))
        .where("name_key = :nameKey", "nameKey", request.filter("name").map(NameKey::ofAny))
        .where(isLatest(request) ? IS_LATEST : "true", Map.of())
        .searchingWords("words")
        .run(jdbi, DataContractStore::contract);
  }

  /** All versions of a contract, of which one is named. */
  Page<DataContract> versions(UUID id, PageRequest<DataContract> request, Caller caller) {
    return page(request, caller)
        .where(IN_FAMILY, Map.of("familyOf", id))
        .where("lifecycle = :lifecycle", "lifecycle", lifecycle(request))
        .searchingWords("words")
        .run(jdbi, DataContractStore::contract);
  }

  Optional<StoredDocument> document(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DOCUMENT)
                .bind("id", id)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map((row, c) -> new StoredDocument(row.getLong(1), row.getString(2)))
                .findOne());
  }

  /** The documents of two contracts by their ids, as far as the caller sees them. */
  Map<UUID, String> documents(UUID one, UUID other, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TWO_DOCUMENTS)
                .bind("one", one)
                .bind("other", other)
                .bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
                .map((row, c) -> Map.entry(Rows.id(row, "id"), row.getString("document_text")))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static PageQuery<DataContract> page(PageRequest<DataContract> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where(
            RecordAccess.visible("c"), new RecordAccess(caller, Feature.DATA_CONTRACTS).values());
  }

  static DataContract contract(ResultSet row, StatementContext context) throws SQLException {
    return new DataContract(
        Rows.id(row, "id"),
        row.getString("contract_id"),
        row.getString("document_version"),
        row.getString("name"),
        row.getString("standard_version"),
        Rows.optionalText(row, "document_status"),
        Rows.optionalId(row, "domain_id"),
        Rows.optionalId(row, "owner_team_id"),
        LifecycleState.stored(row.getString("lifecycle")),
        StoredFindings.read(row.getString("findings")),
        row.getString("document_digest"),
        row.getLong("version_count"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }

  static Optional<String> lifecycle(PageRequest<?> request) {
    Optional<String> lifecycle = request.filter("lifecycle");
    if (lifecycle.isPresent() && !LifecycleState.BY_TEXT.containsKey(lifecycle.get())) {
      throw ProblemType.MALFORMED_REQUEST.because("There is no lifecycle " + lifecycle.get());
    }
    return lifecycle;
  }

  private static boolean isLatest(PageRequest<DataContract> request) {
    String latest = request.filter("latest").orElse("false");
    if (!latest.equals("true") && !latest.equals("false")) {
      throw ProblemType.MALFORMED_REQUEST.because("latest must be true or false");
    }
    return latest.equals("true");
  }
}
