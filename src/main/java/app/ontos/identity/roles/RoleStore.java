package app.ontos.identity.roles;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.AccessJson;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.References;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SqlState;
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
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Roles in PostgreSQL: a statement a read, a statement a write with its audit event. */
@ApplicationScoped
class RoleStore {
  static final String PATH = "/api/v1/roles";

  static final Collection<Role> COLLECTION =
      Collection.of(
          PATH,
          Set.of(),
          Role::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", role -> NameKey.of(role.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", r -> r.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", r -> r.updatedAt().toString())));

  private static final String COLUMNS =
      "id, name, description, access, version, created_at, created_by, updated_at, updated_by";

  private static final String SELECT = "select " + COLUMNS + " from app_role";

  private static final String TYPES =
      """
      id uuid, name text, description text, access jsonb, version bigint, created_at timestamptz,
      created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into app_role (id, name, name_key, description, access, version, created_at,
          created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :description, cast(:access as jsonb), 1, now(), :actor,
          now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(COLUMNS, AuditTrail.created("role"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (select %1$s from app_role where id = :id for update),
      after as (
        update app_role
        set name = :name, name_key = :nameKey, description = :description,
          access = cast(:access as jsonb), version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %1$s),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.updated("role"));

  private static final String DELETE =
      """
      with before as (select %1$s from app_role where id = :id for update),
      gone as (
        delete from app_role where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("role"));

  private static final String REFERENCES =
      """
      select 'role-assignment' as type, id, principal as name from role_assignment
      where role_id = :id limit 20
      """;

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "app_role_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another role has this name")));

  private final Jdbi jdbi;

  RoleStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Role create(NewRole role, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi, key, query -> bind(query, Ids.next(), role, author), RoleStore::role));
  }

  Optional<Role> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(RoleStore::role)
                .findOne());
  }

  Page<Role> list(PageRequest<Role> request) {
    return new PageQuery<>(request, SELECT)
        .searching("(name || ' ' || coalesce(description, ''))")
        .run(jdbi, RoleStore::role);
  }

  WriteOutcome<Role> replace(UUID id, IfMatch expected, NewRole role, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(bind(handle.createQuery(UPDATE), id, role, author), expected)
                        .map(Writes.outcome(RoleStore::role))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    try {
      return jdbi.withHandle(
          handle ->
              AuditTrail.bind(
                      Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                  .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                  .one());
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        List<Problem.Reference> references = References.read(jdbi, REFERENCES, id);
        throw Problem.inUse("The role is assigned", references).asException();
      }
      throw e;
    }
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewRole role, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", role.name())
            .bind("nameKey", NameKey.of(role.name()))
            .bind("description", role.description().orElse(null))
            .bind("access", AccessJson.write(role.gives())),
        author);
  }

  private static Role role(ResultSet row, StatementContext context) throws SQLException {
    UUID id = Rows.id(row, "id");
    return new Role(
        id,
        row.getString("name"),
        Rows.optionalText(row, "description"),
        AccessJson.read(id, row.getString("access")).levels(),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
