package app.ontos.glossary;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import app.ontos.shared.db.Ids;
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

/**
 * Semantic links in PostgreSQL: a statement a read, a statement a write with its audit event. An
 * entity or a part that is not there is written as null, which a constraint refuses; a link to what
 * the caller does not see is not there either.
 */
@ApplicationScoped
class SemanticLinkStore {
  static final String PATH = "/api/v1/semantic-links";

  static final Collection<SemanticLink> COLLECTION =
      Collection.of(
          PATH,
          Set.of("conceptId", "entityType", "entityId"),
          SemanticLink::id,
          List.of(
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", link -> link.createdAt().toString())));

  private static final String COLUMNS =
      """
      id, concept_id, entity_type, entity_id, path, version, created_at, created_by, updated_at,
      updated_by""";

  /** The audit trail knows a link by the name of its concept. */
  private static final String AUDITED =
      COLUMNS + ", coalesce((select name from concept where concept.id = concept_id), '') as name";

  private static final String SELECT = "select " + COLUMNS + " from semantic_link";

  private static final String TYPES =
      """
      id uuid, concept_id uuid, entity_type text, entity_id uuid, path text, version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      %1$s,
      after as (
        insert into semantic_link (id, concept_id, entity_type, entity_id, path, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :conceptId, :entityType, (select linked.id from linked),
          (select part.path from part), 1, now(), :actor, now(), :actor
        from first
        returning %2$s),
      %3$s"""
          .formatted(LinkedEntitySql.LINKED, AUDITED, AuditTrail.created("semantic-link"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  /** The row as it is, locked; what the caller can't see is not there. */
  private static final String BEFORE =
      "with before as (select %s from semantic_link where id = :id and %s for update)"
          .formatted(AUDITED, LinkedEntitySql.VISIBLE);

  private static final String UPDATE =
      """
      %5$s,
      %2$s,
      after as (
        update semantic_link
        set concept_id = :conceptId, entity_type = :entityType,
          entity_id = (select linked.id from linked), path = (select part.path from part),
          version = version + 1, updated_at = now(), updated_by = :actor
        where id = (select before.id from before where %3$s)
        returning %1$s),
      %4$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(
              AUDITED,
              LinkedEntitySql.LINKED,
              Writes.EXPECTED,
              AuditTrail.updated("semantic-link"),
              BEFORE);

  private static final String DELETE =
      """
      %1$s,
      gone as (
        delete from semantic_link where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(BEFORE, Writes.EXPECTED, AuditTrail.deleted("semantic-link"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "semantic_link_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/conceptId", "This link is there already"),
              "semantic_link_concept_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/conceptId", "There is no such concept"),
              "semantic_link_entity_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/entityId", "There is no such record"),
              "semantic_link_path_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/path", "The contract has no part of this name")));

  private final Jdbi jdbi;

  SemanticLinkStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  SemanticLink create(
      NewSemanticLink link, Caller caller, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, Ids.next(), link, caller, author),
                SemanticLinkStore::link));
  }

  Optional<SemanticLink> find(UUID id, Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id and " + LinkedEntitySql.VISIBLE)
                .bind("id", id)
                .bindMap(LinkedEntitySql.values(caller))
                .map(SemanticLinkStore::link)
                .findOne());
  }

  Page<SemanticLink> list(PageRequest<SemanticLink> request, Caller caller) {
    return new PageQuery<>(request, SELECT)
        .where("concept_id = :conceptId", "conceptId", request.idFilter("conceptId"))
        .where("entity_type = :entityType", "entityType", entityType(request))
        .where("entity_id = :entityId", "entityId", request.idFilter("entityId"))
        .where(LinkedEntitySql.VISIBLE, LinkedEntitySql.values(caller))
        .searching("path")
        .run(jdbi, SemanticLinkStore::link);
  }

  WriteOutcome<SemanticLink> replace(
      UUID id, IfMatch expected, NewSemanticLink link, Caller caller, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(
                            bind(handle.createQuery(UPDATE), id, link, caller, author), expected)
                        .map(Writes.outcome(SemanticLinkStore::link))
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Caller caller, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(
                    Writes.bind(
                        handle
                            .createQuery(DELETE)
                            .bind("id", id)
                            .bindMap(LinkedEntitySql.values(caller)),
                        expected),
                    author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static Optional<String> entityType(PageRequest<SemanticLink> request) {
    Optional<String> type = request.filter("entityType");
    if (type.isPresent() && !EntityType.BY_TEXT.containsKey(type.get())) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "entityType must be one of "
              + String.join(", ", EntityType.BY_TEXT.keySet().stream().sorted().toList()));
    }
    return type;
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewSemanticLink link, Caller caller, Author author) {
    return AuditTrail.bind(
        statement
            .bindMap(LinkedEntitySql.values(caller))
            .bind("id", id)
            .bind("conceptId", link.conceptId())
            .bind("entityType", link.entityType().text())
            .bind("entityId", link.entityId())
            .bind("path", link.path().orElse("")),
        author);
  }

  private static SemanticLink link(ResultSet row, StatementContext context) throws SQLException {
    return new SemanticLink(
        Rows.id(row, "id"),
        Rows.id(row, "concept_id"),
        Optional.ofNullable(EntityType.BY_TEXT.get(row.getString("entity_type"))).orElseThrow(),
        Rows.id(row, "entity_id"),
        Optional.of(row.getString("path")).filter(path -> !path.isEmpty()),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
