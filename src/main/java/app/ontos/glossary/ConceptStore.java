package app.ontos.glossary;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.References;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Concepts in PostgreSQL: a statement a read, a write with its audit event in one statement. Writes
 * that could break a rule between concepts take turns, and are checked within theirs.
 */
@ApplicationScoped
class ConceptStore {
  private static final String WRITTEN =
      """
      id, glossary_id, iri, name, pref_label, alt_label, hidden_label, definition, note,
        scope_note, example, matches, status, version, created_at, created_by, updated_at,
        updated_by""";

  /** The CTEs of a statement share a snapshot, so these relations are those that were bound. */
  private static final String AFTER =
      """
      after as (
        select %s, array(select r.id from unnest(:broader) as r (id) order by r.id) as broader,
          array(select r.id from unnest(:related) as r (id) order by r.id) as related
        from written)"""
          .formatted(WRITTEN);

  private static final String RELATE =
      """
      more_broader as (
        insert into concept_broader (concept_id, broader_id)
        select written.id, r.id from written cross join unnest(:broader) as r (id)
        on conflict on constraint concept_broader_unique do nothing),
      more_related as (
        insert into concept_related (concept_id, related_id)
        select written.id, r.id from written cross join unnest(:related) as r (id)
        on conflict on constraint concept_related_unique do nothing)""";

  private static final String INSERT =
      """
      written as (
        insert into concept (id, glossary_id, iri, name, name_key, label_text, pref_label,
          alt_label, hidden_label, definition, note, scope_note, example, matches, status, is_top,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :glossaryId,
          coalesce(cast(:iri as text),
            (select base_iri || cast(:id as text) from glossary where id = :glossaryId), ''),
          :name, :nameKey, :labelText, cast(:prefLabel as jsonb), cast(:altLabel as jsonb),
          cast(:hiddenLabel as jsonb), cast(:definition as jsonb), cast(:note as jsonb),
          cast(:scopeNote as jsonb), cast(:example as jsonb), cast(:matches as jsonb), :status,
          cardinality(:broader) = 0, 1, now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s,
      %3$s,
      %4$s"""
          .formatted(WRITTEN, RELATE, AFTER, AuditTrail.created("concept"));

  private static final Creation CREATION =
      Creation.of(ConceptReadStore.COLUMNS + ", broader, related", ConceptReadStore.TYPES, INSERT);

  /** Writers of a concept take turns, so that each one's snapshot has the relations of the last. */
  private static final String LOCK = "select id from concept where id = ? for update";

  private static final String UPDATE =
      """
      with before as (%1$s where id = :id),
      asked as (
        select id, status = any(:predecessors) as may_follow,
          iri = coalesce(cast(:iri as text), iri) as same_iri
        from before where %2$s),
      written as (
        update concept
        set glossary_id = :glossaryId, name = :name, name_key = :nameKey, label_text = :labelText,
          pref_label = cast(:prefLabel as jsonb), alt_label = cast(:altLabel as jsonb),
          hidden_label = cast(:hiddenLabel as jsonb), definition = cast(:definition as jsonb),
          note = cast(:note as jsonb), scope_note = cast(:scopeNote as jsonb),
          example = cast(:example as jsonb), matches = cast(:matches as jsonb), status = :status,
          is_top = cardinality(:broader) = 0, version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select id from asked where may_follow and same_iri)
        returning %3$s),
      less_broader as (
        delete from concept_broader
        where concept_id in (select id from written) and not broader_id = any(:broader)),
      less_related as (
        delete from concept_related
        where concept_id in (select id from written) and not related_id = any(:related)),
      %4$s,
      %5$s,
      %6$s
      select before.version as found_version, before.status as found_status, asked.may_follow,
        asked.same_iri, after.*
      from (values (1)) as always
        left join before on true left join asked on true left join after on true
      """
          .formatted(
              ConceptReadStore.SELECT_NAMED,
              Writes.EXPECTED,
              WRITTEN,
              RELATE,
              AFTER,
              AuditTrail.updated("concept"));

  /** What a document said of it beyond its columns goes with it, blank nodes and all. */
  private static final String DELETE =
      """
      with recursive before as (%1$s where id = :id),
      gone as (
        delete from concept where id = (select before.id from before where %2$s)
        returning id),
      about (subject) as (
        select iri from before where id in (select id from gone)
        union
        select t.object
        from glossary_triple t join about on t.subject = about.subject
        where t.glossary_id = (select glossary_id from before) and t.datatype is null
          and left(t.object, 2) = '_:'),
      untold as (
        delete from glossary_triple t using about
        where t.glossary_id = (select glossary_id from before) and t.subject = about.subject),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(ConceptReadStore.SELECT_NAMED, Writes.EXPECTED, AuditTrail.deleted("concept"));

  private static final String REFERENCES =
      """
      (select 'concept' as type, c.id, c.name
        from concept_broader b join concept c on c.id = b.concept_id
        where b.broader_id = :id limit 20)
      union all
      (select 'concept', c.id, c.name
        from concept_related r join concept c on c.id = r.concept_id
        where r.related_id = :id limit 20)
      union all
      (select 'semantic-link', id, entity_type from semantic_link where concept_id = :id limit 20)
      """;

  /** S9, S27 and that broader makes no cycle, of a concept as it has been written. */
  private static final String BROKEN_RULE =
      """
      with recursive above (id) as (
        select broader_id from concept_broader where concept_id = :id
        union
        select b.broader_id from concept_broader b join above on b.concept_id = above.id),
      below (id) as (
        select cast(:id as uuid)
        union
        select b.concept_id from concept_broader b join below on b.broader_id = below.id)
      select case
        when exists (select from above where id = :id) then 'cycle'
        when exists (
            select from below join concept_related r on r.concept_id = below.id
              join above on above.id = r.related_id)
          or exists (
            select from below join concept_related r on r.related_id = below.id
              join above on above.id = r.concept_id)
          or exists (
            select from concept_related r join below on below.id = r.related_id
            where r.concept_id = :id) then 'related'
        when exists (
            select from concept c join glossary g on g.iri = c.iri where c.id = :id) then 'scheme'
        else 'none' end
      """;

  private static final Map<String, Problem> RULES =
      Map.of(
          "cycle",
          Problem.of(ProblemType.CYCLE, "/broader", "A broader concept is this one or below it"),
          "related",
          Problem.of(
              ProblemType.CONFLICT,
              "/related",
              "Concepts of which one is above the other would be related"),
          "scheme",
          Problem.of(ProblemType.NAME_TAKEN, "/iri", "A glossary has this IRI"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "concept_iri_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/iri", "Another concept has this IRI"),
              "concept_glossary_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/glossaryId", "There is no such glossary"),
              "concept_broader_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/broader", "There is no such concept among them"),
              "concept_related_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/related", "There is no such concept among them"),
              "concept_broader_not_itself",
              Problem.of(ProblemType.CYCLE, "/broader", "A concept is not broader than itself"),
              "concept_related_not_itself",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/related", "A concept is not related to itself")));

  private final Jdbi jdbi;
  private final ConceptReadStore read;
  private final ConceptJson json;

  ConceptStore(Jdbi jdbi, ConceptReadStore read, ConceptJson json) {
    this.jdbi = jdbi;
    this.read = read;
    this.json = json;
  }

  Concept create(NewConcept concept, Author author, Optional<IdempotencyKey> key) {
    UUID id = Ids.next();
    return VIOLATIONS.explain(
        () ->
            concept.hasRelations() || concept.iri().isPresent()
                ? TurnStore.inTurn(
                    jdbi,
                    handle -> {
                      Concept made = insert(id, concept, author, key);
                      keepRules(handle, id);
                      return made;
                    })
                : insert(id, concept, author, key));
  }

  Optional<Concept> find(UUID id) {
    return read.find(id);
  }

  Page<Concept> list(PageRequest<Concept> request) {
    return read.list(request);
  }

  WriteOutcome<Concept> replace(UUID id, IfMatch expected, NewConcept concept, Author author) {
    return VIOLATIONS.explain(
        () ->
            concept.hasRelations()
                ? TurnStore.inTurn(
                    jdbi,
                    handle -> {
                      WriteOutcome<Concept> outcome = update(handle, id, expected, concept, author);
                      keepRules(handle, id);
                      return outcome;
                    })
                : jdbi.inTransaction(handle -> update(handle, id, expected, concept, author)));
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
        throw Problem.inUse("Other records refer to this concept", references).asException();
      }
      throw e;
    }
  }

  private Concept insert(UUID id, NewConcept concept, Author author, Optional<IdempotencyKey> key) {
    return CREATION.run(jdbi, key, query -> bind(query, id, concept, author), read::concept);
  }

  private WriteOutcome<Concept> update(
      Handle handle, UUID id, IfMatch expected, NewConcept concept, Author author) {
    handle.execute(LOCK, id);
    return Writes.bind(bind(handle.createQuery(UPDATE), id, concept, author), expected)
        .bindArray("predecessors", String.class, concept.status().predecessors())
        .map(
            (row, context) -> {
              StatusStore.check(row, concept.status());
              return Writes.outcome(read::concept).map(row, context);
            })
        .one();
  }

  private static void keepRules(Handle handle, UUID id) {
    String broken = handle.createQuery(BROKEN_RULE).bind("id", id).mapTo(String.class).one();
    Problem problem = RULES.get(broken);
    if (problem != null) {
      throw problem.asException();
    }
  }

  private <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewConcept concept, Author author) {
    String name = Concept.name(concept.prefLabel());
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("glossaryId", concept.glossaryId())
            .bind("iri", concept.iri().orElse(null))
            .bind("name", name)
            .bind("nameKey", Concept.nameKey(name))
            .bind("labelText", concept.labelText())
            .bind("prefLabel", json.write(concept.prefLabel()))
            .bind("altLabel", json.write(concept.altLabel()))
            .bind("hiddenLabel", json.write(concept.hiddenLabel()))
            .bind("definition", json.write(concept.definition()))
            .bind("note", json.write(concept.note()))
            .bind("scopeNote", json.write(concept.scopeNote()))
            .bind("example", json.write(concept.example()))
            .bind("matches", json.write(concept.matches()))
            .bindArray("broader", UUID.class, concept.broader())
            .bindArray("related", UUID.class, concept.related())
            .bind("status", concept.status().text()),
        author);
  }
}
