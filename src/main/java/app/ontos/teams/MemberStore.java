package app.ontos.teams;

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

/** Members of teams in PostgreSQL; a member is only ever seen through its own team. */
@ApplicationScoped
class MemberStore {
  private static final List<SortOrder<Member>> SORTS =
      List.of(
          new SortOrder<>("principal", "principal_key", "text", m -> NameKey.of(m.principal())),
          new SortOrder<>("createdAt", "created_at", "timestamptz", m -> m.createdAt().toString()),
          new SortOrder<>("updatedAt", "updated_at", "timestamptz", m -> m.updatedAt().toString()));

  private static final String COLUMNS =
      """
      id, team_id, principal, principal_type, role, version, created_at, created_by, updated_at,
      updated_by""";

  /** The audit trail knows every record by a name. */
  private static final String AUDITED = COLUMNS + ", principal as name";

  private static final String SELECT = "select " + COLUMNS + " from team_member";

  private static final String TYPES =
      """
      id uuid, team_id uuid, principal text, principal_type text, role text, version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into team_member (id, team_id, principal, principal_key, principal_type, role,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :teamId, :principal, :principalKey, :principalType, :role,
          1, now(), :actor, now(), :actor
        from first
        returning %2$s),
      %3$s"""
          .formatted(COLUMNS, AUDITED, AuditTrail.created("team-member"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (
        select %1$s from team_member where id = :id and team_id = :teamId for update),
      after as (
        update team_member
        set principal = :principal, principal_key = :principalKey,
          principal_type = :principalType, role = :role, version = version + 1,
          updated_at = now(), updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %1$s),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(AUDITED, Writes.EXPECTED, AuditTrail.updated("team-member"));

  private static final String DELETE =
      """
      with before as (
        select %1$s from team_member where id = :id and team_id = :teamId for update),
      gone as (
        delete from team_member where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(AUDITED, Writes.EXPECTED, AuditTrail.deleted("team-member"));

  /**
   * For the statement that deletes a team, whose CTE {@code gone} holds the team's id: deletes its
   * members and leaves an audit event for each. The events' ids are UUIDv7 with the time of the
   * team's own event.
   */
  static final String GONE_WITH_TEAM =
      """
      gone_member as (
        delete from team_member where team_id in (select gone.id from gone)
        returning %s),
      members_audited as (
        insert into audit_event (id, occurred_at, actor, action, entity_type, entity_id,
          entity_name, entity_version, request_id, before, after)
        select cast(overlay(cast(gen_random_uuid() as text)
            placing left(cast(:auditId as text), 18) from 1) as uuid),
          now(), :actor, 'deleted', 'team-member', gone_member.id, gone_member.name,
          gone_member.version, :requestId, to_jsonb(gone_member), null
        from gone_member)"""
          .formatted(AUDITED);

  private static final String TEAM_EXISTS = "select exists (select from team where id = :teamId)";

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

  /** Where the members of a team are served. */
  static String path(UUID teamId) {
    return TeamStore.PATH + "/" + teamId + "/members";
  }

  /** What may be asked of the members of a team. */
  static Collection<Member> collection(UUID teamId) {
    return Collection.of(path(teamId), Set.of("principalType", "role"), Member::id, SORTS);
  }

  Member create(UUID teamId, NewMember member, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, teamId, Ids.next(), member, author),
                MemberStore::member));
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

  /** A page of a team's members; only where it is empty is the team itself looked for. */
  Page<Member> list(UUID teamId, PageRequest<Member> request) {
    Page<Member> page =
        new PageQuery<>(request, SELECT)
            .where("team_id = :teamId", "teamId", Optional.of(teamId))
            .where("principal_type = :principalType", "principalType", principalType(request))
            .where("role = :role", "role", request.filter("role"))
            .searching("(principal || ' ' || role)")
            .run(jdbi, MemberStore::member);
    if (page.items().isEmpty() && !teamExists(teamId)) {
      throw ProblemType.NOT_FOUND.because("There is no such team");
    }
    return page;
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

  private boolean teamExists(UUID teamId) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(TEAM_EXISTS).bind("teamId", teamId).mapTo(Boolean.class).one());
  }

  private static Optional<String> principalType(PageRequest<Member> request) {
    Optional<String> type = request.filter("principalType");
    if (type.isPresent() && !PrincipalType.BY_TEXT.containsKey(type.get())) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "principalType must be one of user, group, service-principal");
    }
    return type;
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID teamId, UUID id, NewMember member, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("teamId", teamId)
            .bind("principal", member.principal())
            .bind("principalKey", NameKey.of(member.principal()))
            .bind("principalType", member.principalType().text())
            .bind("role", member.role()),
        author);
  }

  private static Member member(ResultSet row, StatementContext context) throws SQLException {
    return new Member(
        Rows.id(row, "id"),
        Rows.id(row, "team_id"),
        row.getString("principal"),
        principalType(row.getString("principal_type")),
        row.getString("role"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }

  private static PrincipalType principalType(String text) {
    return Optional.ofNullable(PrincipalType.BY_TEXT.get(text)).orElseThrow();
  }
}
