package app.ontos.contracts;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.identity.RecordAccess;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.References;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SqlState;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Writes data contracts: each write one statement, with the properties and the audit event. */
@ApplicationScoped
class ContractWriteStore {
  static final String WHAT = "data contract";

  private static final Creation CREATION =
      Creation.of(ContractSql.COLUMNS, ContractSql.TYPES, ContractSql.INSERT);

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "data_contract_version_unique",
              Problem.of(
                  ProblemType.NAME_TAKEN,
                  "/version",
                  "There is this version of the contract already"),
              "data_contract_domain_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/domainId", "There is no such data domain"),
              "data_contract_owner_team_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/ownerTeamId", "There is no such team")));

  private static final String REFERENCES =
      """
      select 'data-product' as type, p.id, p.name from data_product p
      where p.id in (select data_product_id from data_product_port where data_contract_id = :id)
      order by p.name_key, p.id limit 20
      """;

  private final Jdbi jdbi;

  ContractWriteStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  DataContract create(
      NewContract contract,
      ContractAssignment assignment,
      Caller caller,
      Author author,
      Optional<IdempotencyKey> key) {
    new RecordAccess(caller, Feature.DATA_CONTRACTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query ->
                    document(assigned(query, Ids.next(), assignment, caller, author), contract),
                DataContractStore::contract));
  }

  WriteOutcome<DataContract> replace(
      UUID id,
      IfMatch expected,
      NewContract contract,
      ContractAssignment assignment,
      Caller caller,
      Author author) {
    new RecordAccess(caller, Feature.DATA_CONTRACTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            document(
                                assigned(
                                    handle.createQuery(ContractSql.REPLACE),
                                    id,
                                    assignment,
                                    caller,
                                    author),
                                contract),
                            expected)
                        .bindArray("states", String.class, LifecycleState.open())
                        .map(
                            GovernedOutcome.of(
                                expected,
                                WHAT,
                                ContractWriteStore::closed,
                                DataContractStore::contract))
                        .one()));
  }

  WriteOutcome<DataContract> assign(
      UUID id, IfMatch expected, ContractAssignment assignment, Caller caller, Author author) {
    new RecordAccess(caller, Feature.DATA_CONTRACTS).checkOwner(assignment.ownerTeamId());
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            assigned(
                                handle.createQuery(ContractSql.ASSIGN),
                                id,
                                assignment,
                                caller,
                                author),
                            expected)
                        .map(
                            GovernedOutcome.of(
                                expected,
                                WHAT,
                                ContractWriteStore::closed,
                                DataContractStore::contract))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Caller caller, Author author) {
    try {
      return jdbi.withHandle(
          handle ->
              Writes.bind(
                      inNameOf(
                          handle.createQuery(ContractSql.DELETE).bind("id", id), caller, author),
                      expected)
                  .map(
                      GovernedOutcome.of(
                          expected,
                          WHAT,
                          ContractWriteStore::relied,
                          (row, context) -> Rows.id(row, "id")))
                  .one());
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        List<Problem.Reference> references = References.read(jdbi, REFERENCES, id);
        throw Problem.inUse("Ports of data products name this data contract", references)
            .asException();
      }
      throw e;
    }
  }

  private static <S extends SqlStatement<S>> S assigned(
      S statement, UUID id, ContractAssignment assignment, Caller caller, Author author) {
    return inNameOf(
        statement
            .bind("id", id)
            .bind("domainId", assignment.domainId().orElse(null))
            .bind("ownerTeamId", assignment.ownerTeamId().orElse(null)),
        caller,
        author);
  }

  private static <S extends SqlStatement<S>> S document(S statement, NewContract contract) {
    String document = contract.document().json();
    return statement
        .bind("contractId", contract.contractId())
        .bind("documentVersion", contract.documentVersion())
        .bind("name", contract.name())
        .bind("nameKey", NameKey.ofAny(contract.name()))
        .bind("standardVersion", contract.standard().text())
        .bind("documentStatus", contract.status().orElse(null))
        .bind("findings", StoredFindings.write(contract.findings()))
        .bind("document", document)
        .bind("documentDigest", contract.document().digest())
        .bindArray("words", String.class, ContractWords.of(contract))
        .bind("properties", ContractJson.properties(contract.properties()));
  }

  static <S extends SqlStatement<S>> S inNameOf(S statement, Caller caller, Author author) {
    return AuditTrail.bind(
        statement.bindMap(new RecordAccess(caller, Feature.DATA_CONTRACTS).values()), author);
  }

  private static RuntimeException closed(LifecycleState state) {
    return ProblemType.CONFLICT.because(
        "The contract is %s, so its document stays as it is; add a new version of it instead"
            .formatted(state.text()));
  }

  private static RuntimeException relied(LifecycleState state) {
    return ProblemType.CONFLICT.because(
        "The contract is %s, so others rely on it; retire it first".formatted(state.text()));
  }
}
