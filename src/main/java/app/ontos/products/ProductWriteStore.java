package app.ontos.products;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.document.StoredFindings;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.lifecycle.GovernedOutcome;
import app.ontos.shared.lifecycle.LifecycleState;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes data products: each write one statement, with the properties and the audit event. */
@ApplicationScoped
class ProductWriteStore {
  static final String WHAT = "data product";

  private static final Creation CREATION =
      Creation.of(ProductSql.COLUMNS, ProductSql.TYPES, ProductSql.INSERT);

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "data_product_version_unique",
              Problem.of(
                  ProblemType.NAME_TAKEN,
                  "/version",
                  "There is this version of the product already"),
              "data_product_domain_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/domainId", "There is no such data domain"),
              "data_product_owner_team_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/ownerTeamId", "There is no such team"),
              "data_product_project_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/projectId", "There is no such project"),
              "data_product_port_contract_exists",
              ProblemType.CONFLICT
                  .because("A contract that a port names has just gone; try again")
                  .problem()));

  private final Jdbi jdbi;

  ProductWriteStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  DataProduct create(
      NewProduct product,
      ProductAssignment assignment,
      Caller caller,
      Author author,
      Optional<IdempotencyKey> key) {
    new RecordAccess(caller, Feature.DATA_PRODUCTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> document(assigned(query, Ids.next(), assignment, caller, author), product),
                DataProductStore::product));
  }

  WriteOutcome<DataProduct> replace(
      UUID id,
      IfMatch expected,
      NewProduct product,
      ProductAssignment assignment,
      Caller caller,
      Author author) {
    new RecordAccess(caller, Feature.DATA_PRODUCTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            document(
                                assigned(
                                    handle.createQuery(ProductSql.REPLACE),
                                    id,
                                    assignment,
                                    caller,
                                    author),
                                product),
                            expected)
                        .bindArray("states", String.class, LifecycleState.open())
                        .map(
                            GovernedOutcome.of(
                                expected,
                                WHAT,
                                ProductWriteStore::closed,
                                DataProductStore::product))
                        .one()));
  }

  WriteOutcome<DataProduct> assign(
      UUID id, IfMatch expected, ProductAssignment assignment, Caller caller, Author author) {
    new RecordAccess(caller, Feature.DATA_PRODUCTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            assigned(
                                handle.createQuery(ProductSql.ASSIGN),
                                id,
                                assignment,
                                caller,
                                author),
                            expected)
                        .map(
                            GovernedOutcome.of(
                                expected,
                                WHAT,
                                ProductWriteStore::closed,
                                DataProductStore::product))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Caller caller, Author author) {
    return jdbi.withHandle(
        handle ->
            Writes.bind(
                    inNameOf(handle.createQuery(ProductSql.DELETE).bind("id", id), caller, author),
                    expected)
                .map(
                    GovernedOutcome.of(
                        expected,
                        WHAT,
                        ProductWriteStore::relied,
                        (row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static <S extends SqlStatement<S>> S assigned(
      S statement, UUID id, ProductAssignment assignment, Caller caller, Author author) {
    return inNameOf(
        statement
            .bind("id", id)
            .bind("domainId", assignment.domainId().orElse(null))
            .bind("ownerTeamId", assignment.ownerTeamId().orElse(null))
            .bind("projectId", assignment.projectId().orElse(null)),
        caller,
        author);
  }

  private static <S extends SqlStatement<S>> S document(S statement, NewProduct product) {
    String document = product.document().json();
    return statement
        .bind("productId", product.productId())
        .bind("documentVersion", product.documentVersion())
        .bind("name", product.name())
        .bind("nameKey", NameKey.ofAny(product.name()))
        .bind("standardVersion", product.standard())
        .bind("documentStatus", product.status().orElse(null))
        .bind("findings", StoredFindings.write(product.findings()))
        .bind("document", document)
        .bind("documentDigest", product.document().digest())
        .bindArray("words", String.class, ProductWords.of(product.document().root()))
        .bind("ports", ProductJson.ports(product.ports()));
  }

  static <S extends SqlStatement<S>> S inNameOf(S statement, Caller caller, Author author) {
    return AuditTrail.bind(
        statement.bindMap(new RecordAccess(caller, Feature.DATA_PRODUCTS).values()), author);
  }

  private static RuntimeException closed(LifecycleState state) {
    return ProblemType.CONFLICT.because(
        "The product is %s, so its document stays as it is; add a new version of it instead"
            .formatted(state.text()));
  }

  private static RuntimeException relied(LifecycleState state) {
    return ProblemType.CONFLICT.because(
        "The product is %s, so others rely on it; retire it first".formatted(state.text()));
  }
}
