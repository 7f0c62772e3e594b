package app.ontos.contracts;

import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
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
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the properties of all contracts' schemas; they are written with their contract. */
@ApplicationScoped
class ContractPropertyStore {
  static final String PATH = "/api/v1/contract-properties";

  static final Collection<FoundProperty> COLLECTION =
      Collection.of(
          PATH,
          Set.of(
              "name",
              "physicalName",
              "classification",
              "tag",
              "logicalType",
              "criticalDataElement",
              "lifecycle",
              "dataContractId"),
          FoundProperty::id,
          List.of(new SortOrder<>("name", "name_key", "text", p -> NameKey.ofAny(p.name()))));

  /** A query of its own, in which the names of columns are the table's alone; it is flattened. */
  private static final String SELECT =
      """
      select id, data_contract_id, contract_id, document_version, contract_name, lifecycle,
        object_name, path, name, physical_name, logical_type, physical_type, required, is_unique,
        primary_key, critical_data_element, classification, tags
      from (
        select p.id, p.data_contract_id, c.contract_id, c.document_version,
          c.name as contract_name, c.lifecycle, c.created_by, c.owner_team_id, p.object_name,
          p.path, p.name, p.name_key, p.physical_name, p.physical_name_key, p.logical_type,
          p.logical_type_key, p.physical_type, p.required, p.is_unique, p.primary_key,
          p.critical_data_element, p.classification, p.classification_key, p.tags
        from data_contract_property p join data_contract c on c.id = p.data_contract_id
      ) as property""";

  private final Jdbi jdbi;

  ContractPropertyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Page<FoundProperty> list(PageRequest<FoundProperty> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where(
            RecordAccess.visible("property"),
            new RecordAccess(caller, Feature.DATA_CONTRACTS).values())
        .where("name_key = :name", "name", key(request, "name"))
        .where("physical_name_key = :physicalName", "physicalName", key(request, "physicalName"))
        .where(
            "classification_key = :classification",
            "classification",
            key(request, "classification"))
        .where("tags @> array[cast(:tag as text)]", "tag", key(request, "tag"))
        .where("logical_type_key = :logicalType", "logicalType", key(request, "logicalType"))
        .where("critical_data_element = :critical", "critical", critical(request))
        .where("lifecycle = :lifecycle", "lifecycle", DataContractStore.lifecycle(request))
        .where("data_contract_id = :contract", "contract", request.idFilter("dataContractId"))
        .where("name_key like :beginning", "beginning", beginning(request))
        .run(jdbi, ContractPropertyStore::property);
  }

  private static Optional<String> key(PageRequest<FoundProperty> request, String filter) {
    return request.filter(filter).map(NameKey::ofAny);
  }

  /** What names begin with. */
  private static Optional<String> beginning(PageRequest<FoundProperty> request) {
    return key(request, "q").map(text -> text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
  }

  private static Optional<Boolean> critical(PageRequest<FoundProperty> request) {
    Optional<String> critical = request.filter("criticalDataElement");
    if (critical.isPresent() && !Set.of("true", "false").contains(critical.get())) {
      throw ProblemType.MALFORMED_REQUEST.because("criticalDataElement must be true or false");
    }
    return critical.map("true"::equals);
  }

  private static FoundProperty property(ResultSet row, StatementContext context)
      throws SQLException {
    return new FoundProperty(
        Rows.id(row, "id"),
        Rows.id(row, "data_contract_id"),
        row.getString("contract_id"),
        row.getString("document_version"),
        row.getString("contract_name"),
        LifecycleState.stored(row.getString("lifecycle")),
        row.getString("object_name"),
        row.getString("path"),
        row.getString("name"),
        Rows.optionalText(row, "physical_name"),
        Rows.optionalText(row, "logical_type"),
        Rows.optionalText(row, "physical_type"),
        row.getBoolean("required"),
        row.getBoolean("is_unique"),
        row.getBoolean("primary_key"),
        row.getBoolean("critical_data_element"),
        Rows.optionalText(row, "classification"),
        Rows.texts(row, "tags"));
  }
}
