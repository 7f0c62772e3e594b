package app.ontos.projects;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
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

/**
 * Projects in PostgreSQL, each with its teams: a statement a read, a write with its audit event in
 * one statement.
 *
 * <p>The CTEs of a statement share a snapshot, so the teams in {@code after} are those that were
 * bound, not those that a look at the table would still show.
 */
@ApplicationScoped
class ProjectStore {
  static final String PATH = "/api/v1/projects";

  static final Collection<Project> COLLECTION =
      Collection.of(
          PATH,
          Set.of("ownerTeamId", "teamId"),
          Project::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", project -> NameKey.of(project.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", p -> p.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", p -> p.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, name, title, description, owner_team_id, version, created_at, created_by, updated_at,
      updated_by""";

  private static final String SELECT =
      """
      select %s,
        array(select team_id from project_team where project_id = p.id order by team_id) as team_ids
      from project p"""
          .formatted(COLUMNS);

  private static final String AFTER =
      """
      after as (
        select %s, array(select t.id from unnest(:teamIds) as t (id) order by t.id) as team_ids
        from written)"""
          .formatted(COLUMNS);

  private static final String TYPES =
      """
      id uuid, name text, title text, description text, owner_team_id uuid, team_ids uuid[],
      version bigint, created_at timestamptz, created_by text, updated_at timestamptz,
      updated_by text""";

  private static final String INSERT =
      """
      written as (
        insert into project (id, name, name_key, title, description, owner_team_id, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :title, :description, cast(:ownerTeamId as uuid), 1,
          now(), :actor, now(), :actor
        from first
        returning %1$s),
      joined as (
        insert into project_team (project_id, team_id)
        select written.id, t.id from written cross join unnest(:teamIds) as t (id)),
      %2$s,
      %3$s"""
          .formatted(COLUMNS, AFTER, AuditTrail.created("project"));

  private static final Creation CREATION = Creation.of(COLUMNS + ", team_ids", TYPES, INSERT);

  /** Writers of a project take turns, so that each one's snapshot has the teams of the last. */
  private static final String LOCK = "select id from project where id = ? for update";

  private static final String UPDATE =
      """
      with before as (%1$s where id = :id),
      written as (
        update project
        set name = :name, name_key = :nameKey, title = :title, description = :description,
          owner_team_id = cast(:ownerTeamId as uuid), version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %3$s),
      parted as (
        delete from project_team
        where project_id in (select written.id from written) and not team_id = any(:teamIds)),
      joined as (
        insert into project_team (project_id, team_id)
        select written.id, t.id from written cross join unnest(:teamIds) as t (id)
        on conflict do nothing),
      %4$s,
      %5$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(SELECT, Writes.EXPECTED, COLUMNS, AFTER, AuditTrail.updated("project"));

  private static final String DELETE =
      """
      with before as (%1$s where id = :id),
      gone as (
        delete from project where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(SELECT, Writes.EXPECTED, AuditTrail.deleted("project"));

  private static final String REFERENCES =
      """
      select 'data-product' as type, id, name from data_product where project_id = :id
      order by name_key, id limit 20
      """;

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "project_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another project has this name"),
              "project_owner_team_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/ownerTeamId", "There is no such team"),
              "project_team_team_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/teamIds", "There is no such team among them")));

  private final Jdbi jdbi;

  ProjectStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Project create(NewProject project, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, Ids.next(), project, author),
                ProjectStore::project));
  }

  Optional<Project> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(ProjectStore::project)
                .findOne());
  }

  Page<Project> list(PageRequest<Project> request) {
    return new PageQuery<>(request, SELECT)
        .where("owner_team_id = :ownerTeamId", "ownerTeamId", request.idFilter("ownerTeamId"))
        .where(
            "id in (select project_id from project_team where team_id = :teamId)",
            "teamId",
            request.idFilter("teamId"))
        .searching("(name || ' ' || coalesce(title, '') || ' ' || coalesce(description, ''))")
        .run(jdbi, ProjectStore::project);
  }

  WriteOutcome<Project> replace(UUID id, IfMatch expected, NewProject project, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.inTransaction(
                handle -> {
                  handle.execute(LOCK, id);
                  return Writes.bind(
                          bind(handle.createQuery(UPDATE), id, project, author), expected)
                      .map(Writes.outcome(ProjectStore::project))
                      .one();
                }));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute(LOCK, id);
            return AuditTrail.bind(
                    Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one();
          });
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        List<Problem.Reference> references = References.read(jdbi, REFERENCES, id);
        throw Problem.inUse("Other records refer to this project", references).asException();
      }
      throw e;
    }
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewProject project, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", project.name())
            .bind("nameKey", NameKey.of(project.name()))
            .bind("title", project.title().orElse(null))
            .bind("description", project.description().orElse(null))
            .bind("ownerTeamId", project.ownerTeamId().map(UUID::toString).orElse(null))
            .bindArray("teamIds", UUID.class, project.teamIds()),
        author);
  }

  private static Project project(ResultSet row, StatementContext context) throws SQLException {
    return new Project(
        Rows.id(row, "id"),
        row.getString("name"),
        Rows.optionalText(row, "title"),
        Rows.optionalText(row, "description"),
        Rows.optionalId(row, "owner_team_id"),
        Rows.ids(row, "team_ids"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
