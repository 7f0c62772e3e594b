package app.ontos.identity.roles;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.PrincipalType;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Assignments of roles in PostgreSQL. */
@ApplicationScoped
class RoleAssignmentStore {
  static final String PATH = "/api/v1/role-assignments";

  static final Collection<RoleAssignment> COLLECTION =
      Collection.of(
          PATH,
          Set.of("principal", "principalType", "roleId"),
          RoleAssignment::id,
          List.of(
              new SortOrder<>("principal", "principal_key", "text", a -> NameKey.of(a.principal())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", a -> a.createdAt().toString())));

  private static final String COLUMNS =
      """
      id, principal, principal_type, role_id, version, created_at, created_by, updated_at,
      updated_by""";

  /** The audit trail knows every record by a name. */
  private static final String AUDITED = COLUMNS + ", principal as name";

  private static final String SELECT = "select " + COLUMNS + " from role_assignment";

  private static final String TYPES =
      """
      id uuid, principal text, principal_type text, role_id uuid, version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into role_assignment (id, principal, principal_key, principal_type, role_id,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :principal, :principalKey, :principalType, :roleId, 1, now(), :actor,
          now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(AUDITED, AuditTrail.created("role-assignment"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String DELETE =
      """
      with before as (select %1$s from role_assignment where id = :id for update),
      gone as (
        delete from role_assignment where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(AUDITED, Writes.EXPECTED, AuditTrail.deleted("role-assignment"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "role_assignment_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/principal", "The principal has this role"),
              "role_assignment_role_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/roleId", "There is no such role")));

  private final Jdbi jdbi;

  RoleAssignmentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  RoleAssignment create(NewRoleAssignment assignment, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, assignment, author),
                RoleAssignmentStore::assignment));
  }

  Optional<RoleAssignment> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(RoleAssignmentStore::assignment)
                .findOne());
  }

  Page<RoleAssignment> list(PageRequest<RoleAssignment> request) {
    return new PageQuery<>(request, SELECT)
        .where(
            "principal_key = :principal", "principal", request.filter("principal").map(NameKey::of))
        .where("principal_type = :principalType", "principalType", principalType(request))
        .where("role_id = :roleId", "roleId", request.idFilter("roleId"))
        .searching("principal")
        .run(jdbi, RoleAssignmentStore::assignment);
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(
                    Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static Optional<String> principalType(PageRequest<RoleAssignment> request) {
    Optional<String> type = request.filter("principalType");
    if (type.isPresent() && !PrincipalType.BY_TEXT.containsKey(type.get())) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "principalType must be one of user, group, service-principal");
    }
    return type;
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, NewRoleAssignment assignment, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", Ids.next())
            .bind("principal", assignment.principal())
            .bind("principalKey", NameKey.of(assignment.principal()))
            .bind("principalType", assignment.principalType().text())
            .bind("roleId", assignment.roleId()),
        author);
  }

  private static RoleAssignment assignment(ResultSet row, StatementContext context)
      throws SQLException {
    return new RoleAssignment(
        Rows.id(row, "id"),
        row.getString("principal"),
        Optional.ofNullable(PrincipalType.BY_TEXT.get(row.getString("principal_type")))
            .orElseThrow(),
        Rows.id(row, "role_id"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
