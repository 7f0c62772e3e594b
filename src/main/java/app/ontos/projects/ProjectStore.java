package app.ontos.projects;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
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

/** Projects in PostgreSQL: a statement a read, a statement a write with teams and audit event. */
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
                  "createdAt", "created_at", "timestamptz", t -> t.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", t -> t.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, name, title, description, owner_team_id, team_ids, version, created_at, created_by,
      updated_at, updated_by""";

  /** A project with its teams as one row; to be read as if it were a table. */
  private static final String ROW =
      """
      select p.id, p.name, p.name_key, p.title, p.description, p.owner_team_id,
        array(select pt.team_id from project_team pt where pt.project_id = p.id
          order by pt.team_id) as team_ids,
        p.version, p.created_at, p.created_by, p.updated_at, p.updated_by
      from project p""";

  private static final String SELECT = "select %s from (%s) as project".formatted(COLUMNS, ROW);

  /** The rows that a CTE inserts can't be seen by the same statement, hence the bound teams. */
  private static final String BOUND_TEAMS =
      "array(select distinct unnest(cast(:teamIds as uuid[])) order by 1) as team_ids";

  private static final String INSERT =
      """
      with written as (
        insert into project (id, name, name_key, title, description, owner_team_id, version,
          created_at, created_by, updated_at, updated_by)
        values (:id, :name, :nameKey, :title, :description, cast(:ownerTeamId as uuid), 1, now(),
          :actor, now(), :actor)
        returning id, name, title, description, owner_team_id, version, created_at, created_by,
          updated_at, updated_by),
      teams as (
        insert into project_team (project_id, team_id)
        select written.id, team from written, unnest(cast(:teamIds as uuid[])) as team),
      after as (select written.*, %2$s from written),
      %3$s
      select %1$s from after
      """
          .formatted(COLUMNS, BOUND_TEAMS, AuditTrail.created("project"));

  private static final String BEFORE =
      """
      with before as (select %1$s from (%2$s where p.id = :id for update) as project)"""
          .formatted(COLUMNS, ROW);

  private static final String UPDATE =
      """
      %1$s,
      written as (
        update project p
        set name = :name, name_key = :nameKey, title = :title, description = :description,
          owner_team_id = cast(:ownerTeamId as uuid), version = p.version + 1, updated_at = now(),
          updated_by = :actor
        from before
        where p.id = before.id and %2$s
        returning p.id, p.name, p.title, p.description, p.owner_team_id, p.version, p.created_at,
          p.created_by, p.updated_at, p.updated_by),
      left_teams as (
        delete from project_team pt using written
        where pt.project_id = written.id and pt.team_id <> all (cast(:teamIds as uuid[]))),
      joined_teams as (
        insert into project_team (project_id, team_id)
        select written.id, team from written, unnest(cast(:teamIds as uuid[])) as team
        on conflict do nothing),
      after as (select written.*, %3$s from written),
      %4$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(BEFORE, Writes.EXPECTED, BOUND_TEAMS, AuditTrail.updated("project"));

  private static final String DELETE =
      """
      %1$s,
      gone as (
        delete from project p using before where p.id = before.id and %2$s
        returning p.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.deleted("project"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "project_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another project has this name"),
              "project_owner_team_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/ownerTeamId", "There is no such team"),
              "project_team_team_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/teamIds", "One of the teams does not exist")));

  private final Jdbi jdbi;

  ProjectStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Project create(NewProject project, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    bind(handle.createQuery(INSERT), Ids.next(), project, author)
                        .map(ProjectStore::project)
                        .one()));
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
        .where("team_ids @> array[:teamId]", "teamId", request.idFilter("teamId"))
        .searching("(name || ' ' || coalesce(title, '') || ' ' || coalesce(description, ''))")
        .run(jdbi, ProjectStore::project);
  }

  WriteOutcome<Project> replace(UUID id, IfMatch expected, NewProject project, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(bind(handle.createQuery(UPDATE), id, project, author), expected)
                        .map(Writes.outcome(ProjectStore::project))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(
                    Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
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
