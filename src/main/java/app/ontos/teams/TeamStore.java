package app.ontos.teams;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
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

/** Teams in PostgreSQL: a statement a read, a statement a write with its audit event. */
@ApplicationScoped
class TeamStore {
  static final String PATH = "/api/v1/teams";

  static final Collection<Team> COLLECTION =
      Collection.of(
          PATH,
          Set.of("domainId"),
          Team::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", team -> NameKey.of(team.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", t -> t.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", t -> t.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, name, title, description, domain_id, version, created_at, created_by, updated_at,
      updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from team";

  private static final String TYPES =
      """
      id uuid, name text, title text, description text, domain_id uuid, version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into team (id, name, name_key, title, description, domain_id, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :title, :description, cast(:domainId as uuid), 1,
          now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(COLUMNS, AuditTrail.created("team"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (select %1$s from team where id = :id for update),
      after as (
        update team
        set name = :name, name_key = :nameKey, title = :title, description = :description,
          domain_id = cast(:domainId as uuid), version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %1$s),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.updated("team"));

  /** No member can come or change team from here on, so that the delete sees them all. */
  private static final String LOCK = "select id from team where id = ? for update";

  private static final String DELETE =
      """
      with before as (select %1$s from team where id = :id for update),
      gone as (
        delete from team where id = (select before.id from before where %2$s)
        returning id),
      %3$s,
      %4$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(
              COLUMNS, Writes.EXPECTED, MemberStore.GONE_WITH_TEAM, AuditTrail.deleted("team"));

  private static final String REFERENCES =
      """
      (select 'project' as type, id, name from project
        where id in (
          select id from project where owner_team_id = :id
          union
          select project_id from project_team where team_id = :id)
        order by name_key limit 20)
      union all
      (select 'connection', id, name from connection where owner_team_id = :id
        order by name_key limit 20)
      union all
      (select 'data-contract', id, name from data_contract where owner_team_id = :id
        order by name_key, id limit 20)
      union all
      (select 'data-product', id, name from data_product where owner_team_id = :id
        order by name_key, id limit 20)
      """;

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "team_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another team has this name"),
              "team_domain_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/domainId", "There is no such data domain")));

  private final Jdbi jdbi;

  TeamStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Team create(NewTeam team, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi, key, query -> bind(query, Ids.next(), team, author), TeamStore::team));
  }

  Optional<Team> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(TeamStore::team)
                .findOne());
  }

  Page<Team> list(PageRequest<Team> request) {
    return new PageQuery<>(request, SELECT)
        .where("domain_id = :domainId", "domainId", request.idFilter("domainId"))
        .searching("(name || ' ' || coalesce(title, '') || ' ' || coalesce(description, ''))")
        .run(jdbi, TeamStore::team);
  }

  WriteOutcome<Team> replace(UUID id, IfMatch expected, NewTeam team, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(bind(handle.createQuery(UPDATE), id, team, author), expected)
                        .map(Writes.outcome(TeamStore::team))
                        .one()));
  }

  /** Removes a team and its members, with an audit event for each of them. */
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
        throw inUse(id);
      }
      throw e;
    }
  }

  private RuntimeException inUse(UUID id) {
    List<Problem.Reference> references =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(REFERENCES)
                    .bind("id", id)
                    .map(
                        (row, context) ->
                            new Problem.Reference(
                                row.getString("type"), row.getString("id"), row.getString("name")))
                    .list());
    return Problem.inUse("Other records refer to this team", references).asException();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewTeam team, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", team.name())
            .bind("nameKey", NameKey.of(team.name()))
            .bind("title", team.title().orElse(null))
            .bind("description", team.description().orElse(null))
            .bind("domainId", team.domainId().map(UUID::toString).orElse(null)),
        author);
  }

  private static Team team(ResultSet row, StatementContext context) throws SQLException {
    return new Team(
        Rows.id(row, "id"),
        row.getString("name"),
        Rows.optionalText(row, "title"),
        Rows.optionalText(row, "description"),
        Rows.optionalId(row, "domain_id"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
