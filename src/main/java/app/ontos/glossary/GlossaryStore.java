package app.ontos.glossary;

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

/** Glossaries in PostgreSQL: a statement a read, a statement a write with its audit event. */
@ApplicationScoped
class GlossaryStore {
  static final String PATH = "/api/v1/glossaries";

  static final Collection<Glossary> COLLECTION =
      Collection.of(
          PATH,
          Set.of("domainId", "status", "iri"),
          Glossary::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", glossary -> NameKey.of(glossary.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", g -> g.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", g -> g.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, name, title, description, iri, base_iri, domain_id, status, version, created_at,
      created_by, updated_at, updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from glossary";

  private static final String TYPES =
      """
      id uuid, name text, title text, description text, iri text, base_iri text, domain_id uuid,
      status text, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into glossary (id, name, name_key, title, description, iri, base_iri, domain_id,
          status, version, created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :title, :description, :iri, :baseIri,
          cast(:domainId as uuid), :status, 1, now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(COLUMNS, AuditTrail.created("glossary"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (select %1$s from glossary where id = :id for update),
      asked as (
        select id, status = any(:predecessors) as may_follow,
          iri = coalesce(cast(:iri as text), iri) as same_iri
        from before where %2$s),
      after as (
        update glossary g
        set name = :name, name_key = :nameKey, title = :title, description = :description,
          base_iri = coalesce(cast(:baseIri as text), g.base_iri),
          domain_id = cast(:domainId as uuid), status = :status, version = g.version + 1,
          updated_at = now(), updated_by = :actor
        from asked
        where g.id = asked.id and asked.may_follow and asked.same_iri
        returning g.id, g.name, g.title, g.description, g.iri, g.base_iri, g.domain_id, g.status,
          g.version, g.created_at, g.created_by, g.updated_at, g.updated_by),
      %3$s
      select before.version as found_version, before.status as found_status, asked.may_follow,
        asked.same_iri, after.*
      from (values (1)) as always
        left join before on true left join asked on true left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.updated("glossary"));

  private static final String DELETE =
      """
      with before as (select %1$s from glossary where id = :id for update),
      gone as (
        delete from glossary g using before where g.id = before.id and %2$s
        returning g.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("glossary"));

  /** Relations go before the foreign keys are looked at; one event tells of all the concepts. */
  private static final String DELETE_WITH_CONCEPTS =
      """
      with before as (
        select %1$s, (select count(*) from concept c where c.glossary_id = :id) as concepts
        from glossary where id = :id for update),
      doomed as (
        select c.id from concept c join before on before.id = c.glossary_id where %2$s),
      broader_gone as (delete from concept_broader b using doomed where b.concept_id = doomed.id),
      related_gone as (delete from concept_related r using doomed where r.concept_id = doomed.id),
      concepts_gone as (delete from concept c using doomed where c.id = doomed.id),
      gone as (
        delete from glossary g using before where g.id = before.id and %2$s
        returning g.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("glossary"));

  private static final String REFERENCES =
      """
      select 'concept' as type, id, name from concept where glossary_id = :id limit 20
      """;

  /** What holds a concept of the glossary from outside of it. */
  private static final String OUTSIDE_REFERENCES =
      """
      (select 'concept' as type, c.id, c.name
        from concept mine join concept_broader b on b.broader_id = mine.id
          join concept c on c.id = b.concept_id
        where mine.glossary_id = :id and c.glossary_id <> :id limit 20)
      union all
      (select 'concept', c.id, c.name
        from concept mine join concept_related r on r.related_id = mine.id
          join concept c on c.id = r.concept_id
        where mine.glossary_id = :id and c.glossary_id <> :id limit 20)
      union all
      (select 'semantic-link', l.id, l.entity_type
        from concept mine join semantic_link l on l.concept_id = mine.id
        where mine.glossary_id = :id limit 20)
      """;

  private static final String CONCEPT_HAS_IRI =
      "select exists (select from concept where iri = :iri)";

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "glossary_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another glossary has this name"),
              "glossary_iri_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/iri", "Another glossary has this IRI"),
              "glossary_domain_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/domainId", "There is no such data domain")));

  private final Jdbi jdbi;

  GlossaryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Glossary create(NewGlossary glossary, Author author, Optional<IdempotencyKey> key) {
    UUID id = Ids.next();
    String baseIri = glossary.baseIri().orElse("urn:ontos:glossary:" + id + ":");
    String iri = glossary.iri().orElseGet(() -> baseIri.replaceAll("[/#:]+$", ""));
    return VIOLATIONS.explain(
        () ->
            TurnStore.inTurn(
                jdbi,
                handle -> {
                  Glossary made =
                      CREATION.run(
                          jdbi,
                          key,
                          query ->
                              bind(query, id, glossary, author)
                                  .bind("iri", iri)
                                  .bind("baseIri", baseIri),
                          GlossaryStore::glossary);
                  if (handle
                      .createQuery(CONCEPT_HAS_IRI)
                      .bind("iri", iri)
                      .mapTo(Boolean.class)
                      .one()) {
                    throw Problem.of(ProblemType.NAME_TAKEN, "/iri", "A concept has this IRI")
                        .asException();
                  }
                  return made;
                }));
  }

  Optional<Glossary> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(GlossaryStore::glossary)
                .findOne());
  }

  Optional<Glossary> findByIri(String iri) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where iri = :iri")
                .bind("iri", iri)
                .map(GlossaryStore::glossary)
                .findOne());
  }

  Page<Glossary> list(PageRequest<Glossary> request) {
    return new PageQuery<>(request, SELECT)
        .where("domain_id = :domainId", "domainId", request.idFilter("domainId"))
        .where("status = :status", "status", StatusStore.filter(request))
        .where("iri = :iri", "iri", request.filter("iri"))
        .searching("(name || ' ' || coalesce(title, '') || ' ' || coalesce(description, ''))")
        .run(jdbi, GlossaryStore::glossary);
  }

  WriteOutcome<Glossary> replace(UUID id, IfMatch expected, NewGlossary glossary, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(bind(handle.createQuery(UPDATE), id, glossary, author), expected)
                        .bind("iri", glossary.iri().orElse(null))
                        .bind("baseIri", glossary.baseIri().orElse(null))
                        .bindArray("predecessors", String.class, glossary.status().predecessors())
                        .map(
                            (row, context) -> {
                              StatusStore.check(row, glossary.status());
                              return Writes.outcome(GlossaryStore::glossary).map(row, context);
                            })
                        .one()));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    return delete(DELETE, id, expected, author, "The glossary has concepts", REFERENCES);
  }

  /** Deletes the concepts, too: all of them, or nothing at all. */
  WriteOutcome<UUID> deleteWithConcepts(UUID id, IfMatch expected, Author author) {
    String inUse = "Other records refer to concepts of the glossary";
    return delete(DELETE_WITH_CONCEPTS, id, expected, author, inUse, OUTSIDE_REFERENCES);
  }

  private WriteOutcome<UUID> delete(
      String sql, UUID id, IfMatch expected, Author author, String inUse, String references) {
    try {
      return jdbi.withHandle(
          handle ->
              AuditTrail.bind(Writes.bind(handle.createQuery(sql).bind("id", id), expected), author)
                  .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                  .one());
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        throw Problem.inUse(inUse, References.read(jdbi, references, id)).asException();
      }
      throw e;
    }
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewGlossary glossary, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", glossary.name())
            .bind("nameKey", NameKey.of(glossary.name()))
            .bind("title", glossary.title().orElse(null))
            .bind("description", glossary.description().orElse(null))
            .bind("domainId", glossary.domainId().map(UUID::toString).orElse(null))
            .bind("status", glossary.status().text()),
        author);
  }

  private static Glossary glossary(ResultSet row, StatementContext context) throws SQLException {
    return new Glossary(
        Rows.id(row, "id"),
        row.getString("name"),
        Rows.optionalText(row, "title"),
        Rows.optionalText(row, "description"),
        row.getString("iri"),
        row.getString("base_iri"),
        Rows.optionalId(row, "domain_id"),
        Optional.ofNullable(Status.BY_TEXT.get(row.getString("status"))).orElseThrow(),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
