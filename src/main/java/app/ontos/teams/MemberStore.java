package app.ontos.teams;

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

/** Members of teams in PostgreSQL. Every statement names the team as well as the member. */
@ApplicationScoped
class MemberStore {
  /** The audit event calls a member by its principal. */
  private static final String COLUMNS =
      """
      id, team_id, principal, principal_type, role, version, created_at, created_by, updated_at,
      updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from team_member";

  private static final String BEFORE =
      """
      with before as (
        select %1$s, principal as name from team_member where id = :id and team_id = :teamId
        for update)"""
          .formatted(COLUMNS);

  private static final String INSERT =
      """
      with after as (
        insert into team_member (id, team_id, principal, principal_key, principal_type, role,
          version, created_at, created_by, updated_at, updated_by)
        values (:id, :teamId, :principal, :principalKey, :principalType, :role, 1, now(), :actor,
          now(), :actor)
        returning %1$s, principal as name),
      %2$s
      select %1$s from after
      """
          .formatted(COLUMNS, AuditTrail.created("team-member"));

  private static final String UPDATE =
      """
      %1$s,
      after as (
        update team_member m
        set principal = :principal, principal_key = :principalKey,
          principal_type = :principalType, role = :role, version = m.version + 1,
          updated_at = now(), updated_by = :actor
        from before
        where m.id = before.id and %2$s
        returning m.id, m.team_id, m.principal, m.principal_type, m.role, m.version, m.created_at,
          m.created_by, m.updated_at, m.updated_by, m.principal as name),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.updated("team-member"));

  private static final String DELETE =
      """
      %1$s,
      gone as (
        delete from team_member m using before where m.id = before.id and %2$s
        returning m.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.deleted("team-member"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "team_member_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/principal", "The team has this member already"),
              "team_member_team_exists",
              ProblemType.NOT_FOUND.because("There is no such team").problem()));

  private final Jdbi jdbi;

  MemberStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static Collection<Member> collection(UUID teamId) {
    return Collection.of(
        TeamStore.PATH + "/" + teamId + "/members",
        Set.of("principalType", "role"),
        Member::id,
        List.of(
            new SortOrder<>("principal", "principal_key", "text", m -> NameKey.of(m.principal())),
            new SortOrder<>(
                "createdAt", "created_at", "timestamptz", m -> m.createdAt().toString()),
            new SortOrder<>(
                "updatedAt", "updated_at", "timestamptz", m -> m.updatedAt().toString())));
  }

  Member create(UUID teamId, NewMember member, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    bind(handle.createQuery(INSERT), teamId, Ids.next(), member, author)
                        .map(MemberStore::member)
                        .one()));
  }

  Optional<Member> find(UUID teamId, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id and team_id = :teamId")
                .bind("id", id)
                .bind("teamId", teamId)
                .map(MemberStore::member)
                .findOne());
  }

  Page<Member> list(UUID teamId, PageRequest<Member> request) {
    return new PageQuery<>(request, SELECT)
        .where("team_id = :teamId", "teamId", Optional.of(teamId))
        .where("principal_type = :principalType", "principalType", request.filter("principalType"))
        .where("role = :role", "role", request.filter("role"))
        .searching("(principal || ' ' || role)")
        .run(jdbi, MemberStore::member);
  }

  WriteOutcome<Member> replace(
      UUID teamId, UUID id, IfMatch expected, NewMember member, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            bind(handle.createQuery(UPDATE), teamId, id, member, author), expected)
                        .map(Writes.outcome(MemberStore::member))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID teamId, UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(
                    Writes.bind(
                        handle.createQuery(DELETE).bind("id", id).bind("teamId", teamId), expected),
                    author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID teamId, UUID id, NewMember member, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("teamId", teamId)
            .bind("principal", member.principal())
            .bind("principalKey", NameKey.of(member.principal()))
            .bind("principalType", member.principalType().word())
            .bind("role", member.role()),
        author);
  }

  private static Member member(ResultSet row, StatementContext context) throws SQLException {
    return new Member(
        Rows.id(row, "id"),
        Rows.id(row, "team_id"),
        row.getString("principal"),
        PrincipalType.of(row.getString("principal_type")),
        row.getString("role"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
