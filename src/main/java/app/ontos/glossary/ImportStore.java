package app.ontos.glossary;

import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;

/**
 * Imports in PostgreSQL, one transaction each: the triples stream into a temporary table, are
 * checked there as a set, and become concepts. No number of statements depends on the document.
 */
@ApplicationScoped
class ImportStore {
  private static final int TIMEOUT_SECONDS = 300;

  private static final String BEGIN =
      """
      set local statement_timeout = '%ds';
      set local work_mem = '64MB';
      create temp table staged (
        ordinal bigint not null, line integer not null, subject text collate "C" not null, field text,
        predicate text not null, object text collate "C" not null, datatype text, language text,
        tag text collate "C", name_key text) on commit drop"""
          .formatted(TIMEOUT_SECONDS);

  /** New ids are UUIDv7 with the import's own time. */
  private static final String STAGE_CONCEPTS =
      """
      create temp table staged_concept on commit drop as
      select t.subject as iri, min(t.line) as line, c.id is null as is_new, c.glossary_id,
        coalesce(c.id, cast(overlay(cast(gen_random_uuid() as text)
          placing left('%1$s', 18) from 1) as uuid)) as id
      from staged t left join concept c on c.iri = t.subject
      where t.field = 'type' and t.object = '%2$s'
      group by t.subject, c.id, c.glossary_id""";

  private static final String STAGE_RELATIONS =
      """
      create temp table staged_relation on commit drop as
      select distinct field, concept_id, other_id
      from (
        select t.field, sc.id as concept_id, coalesce(o.id, c.id) as other_id
        from staged t join staged_concept sc on sc.iri = t.subject
          left join staged_concept o on o.iri = t.object left join concept c on c.iri = t.object
        where t.field in ('broader', 'related')
        union all
        select 'broader', o.id, sc.id
        from staged t join staged_concept sc on sc.iri = t.subject
          join staged_concept o on o.iri = t.object
        where t.field = 'narrower') as relation""";

  /** The texts of a concept, as one JSON object with a member for each field. */
  private static final String STAGE_TEXTS =
      """
      create temp table staged_text on commit drop as
      with once as (
        select distinct on (subject, field, tag) subject, field, tag, to_jsonb(object) as value
        from staged where field in ('prefLabel', 'definition')
        order by subject, field, tag, ordinal),
      many as (
        select subject, field, tag, jsonb_agg(object order by ordinal) as value
        from (
          select subject, field, tag, object, min(ordinal) as ordinal
          from staged
          where field in ('altLabel', 'hiddenLabel', 'note', 'scopeNote', 'example', 'matches')
          group by subject, field, tag, object) as one
        group by subject, field, tag),
      by_field as (
        select subject, field, jsonb_object_agg(tag, value) as texts
        from (select * from once union all select * from many) as each
        group by subject, field)
      select subject, jsonb_object_agg(field, texts) as texts from by_field group by subject""";

  private static final String STAGE_RECORDS =
      """
      create temp table staged_record on commit drop as
      with named as (
        select distinct on (subject) subject, object as name, name_key
        from staged where field = 'prefLabel'
        order by subject, tag <> 'en', tag),
      labelled as (
        select subject, string_agg(distinct object, E'\\n') as label_text
        from staged where field in ('prefLabel', 'altLabel', 'hiddenLabel') group by subject),
      stated as (select subject, min(object) as status from staged where field = 'status'
        group by subject),
      related as (
        select concept_id, array_agg(other_id order by other_id)
            filter (where field = 'broader') as broader,
          array_agg(other_id order by other_id) filter (where field = 'related') as related
        from staged_relation group by concept_id)
      select sc.id, sc.iri, sc.is_new, n.name, n.name_key, l.label_text,
        x.texts -> 'prefLabel' as pref_label,
        coalesce(x.texts -> 'altLabel', '{}') as alt_label,
        coalesce(x.texts -> 'hiddenLabel', '{}') as hidden_label,
        coalesce(x.texts -> 'definition', '{}') as definition,
        coalesce(x.texts -> 'note', '{}') as note,
        coalesce(x.texts -> 'scopeNote', '{}') as scope_note,
        coalesce(x.texts -> 'example', '{}') as example,
        coalesce(x.texts -> 'matches', '{}') as matches,
        coalesce(s.status, c.status, 'draft') as status,
        coalesce(r.broader, '{}') as broader, coalesce(r.related, '{}') as related,
        true as is_changed
      from staged_concept sc
        join named n on n.subject = sc.iri join labelled l on l.subject = sc.iri
        join staged_text x on x.subject = sc.iri left join stated s on s.subject = sc.iri
        left join related r on r.concept_id = sc.id left join concept c on c.id = sc.id""";

  private static final String MARK_UNCHANGED =
      """
      update staged_record s set is_changed = false
      from concept c
      where c.id = s.id
        and (c.pref_label, c.alt_label, c.hidden_label, c.definition, c.note, c.scope_note,
            c.example, c.matches, c.status)
          = (s.pref_label, s.alt_label, s.hidden_label, s.definition, s.note, s.scope_note,
            s.example, s.matches, s.status)
        and array(select broader_id from concept_broader where concept_id = c.id
          order by broader_id) = s.broader
        and array(select related_id from concept_related where concept_id = c.id
          order by related_id) = s.related""";

  private static final String UPDATE =
      """
      update concept c
      set name = s.name, name_key = s.name_key, label_text = s.label_text,
        pref_label = s.pref_label, alt_label = s.alt_label, hidden_label = s.hidden_label,
        definition = s.definition, note = s.note, scope_note = s.scope_note,
        example = s.example, matches = s.matches, status = s.status, is_top = s.broader = '{}',
        version = c.version + 1, updated_at = now(), updated_by = :actor
      from staged_record s
      where c.id = s.id and s.is_changed""";

  private static final String INSERT =
      """
      insert into concept (id, glossary_id, iri, name, name_key, label_text, pref_label, alt_label,
        hidden_label, definition, note, scope_note, example, matches, status, is_top, version,
        created_at, created_by, updated_at, updated_by)
      select id, :glossaryId, iri, name, name_key, label_text, pref_label, alt_label,
        hidden_label, definition, note, scope_note, example, matches, status, broader = '{}', 1,
        now(), :actor, now(), :actor
      from staged_record where is_new""";

  private static final String RELATE =
      """
      delete from concept_broader where concept_id in (
        select id from staged_record where is_changed and not is_new);
      delete from concept_related where concept_id in (
        select id from staged_record where is_changed and not is_new);
      insert into concept_broader (concept_id, broader_id)
      select r.concept_id, r.other_id
      from staged_relation r join staged_record s on s.id = r.concept_id
      where r.field = 'broader' and s.is_changed;
      insert into concept_related (concept_id, related_id)
      select r.concept_id, r.other_id
      from staged_relation r join staged_record s on s.id = r.concept_id
      where r.field = 'related' and s.is_changed""";

  /** What was kept of the same subjects before, blank nodes and all. */
  private static final String FORGET =
      """
      with recursive about (subject) as (
        select distinct subject from staged
        union
        select k.object
        from glossary_triple k join about on k.subject = about.subject
        where k.glossary_id = :glossaryId and k.datatype is null and left(k.object, 2) = '_:')
      delete from glossary_triple k using about
      where k.glossary_id = :glossaryId and k.subject = about.subject""";

  /** All that the concepts, and an export of the glossary, don't say already. */
  private static final String KEEP =
      """
      insert into glossary_triple (glossary_id, subject, predicate, object, datatype, language)
      select distinct :glossaryId, t.subject, t.predicate, t.object, t.datatype, t.language
      from staged t left join staged_concept sc on sc.iri = t.subject
        left join staged_text x on x.subject = t.subject
      where not coalesce(case
        when sc.iri is not null and t.field = 'type' then t.object = :conceptClass
        when sc.iri is not null and t.field = 'inScheme' then t.object = :schemeIri
        when sc.iri is not null and t.field = 'definition' then
          x.texts -> 'definition' ->> t.tag = t.object
        when sc.iri is not null then t.field is not null
        when t.subject = :schemeIri and t.field = 'type' then t.object = :schemeClass
        when t.subject = :schemeIri and t.predicate = :titlePredicate then
          t.object = :title and t.language is null
        when t.subject = :schemeIri and t.predicate = :descriptionPredicate then
          t.object = :description and t.language is null
        else false end, false)""";

  private static final String COUNT =
      """
      select count(*) filter (where is_new) as added,
        count(*) filter (where is_changed and not is_new) as changed,
        count(*) filter (where not is_changed) as unchanged
      from staged_record""";

  private static final String AUDIT =
      """
      insert into audit_event (id, occurred_at, actor, action, entity_type, entity_id, entity_name,
        entity_version, request_id, before, after)
      values (:auditId, now(), :actor, 'created', 'glossary-import', :importId, :name, 1,
        :requestId, null, jsonb_build_object('glossary_id', cast(:glossaryId as text),
          'triples', cast(:triples as bigint), 'concepts_added', cast(:added as bigint),
          'concepts_changed', cast(:changed as bigint), 'triples_kept', cast(:kept as bigint)))""";

  /** For another import in the same transaction. */
  private static final String TIDY =
      "drop table staged, staged_concept, staged_relation, staged_text, staged_record, numbered";

  private static final String BEFORE = "before_import";

  private final Jdbi jdbi;

  ImportStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Reads a document into the sink that it is given. */
  interface Reading {
    void into(StagedTriples sink) throws IOException;
  }

  /** Imports what the reading gives; with a finding, or in a dry run, nothing is left of it. */
  ImportReport run(
      Glossary glossary, Reading reading, Findings findings, boolean dryRun, Author author) {
    try {
      return TurnStore.explain(
          () ->
              jdbi.inTransaction(
                  handle -> {
                    ImportReport report =
                        patiently(
                            handle, () -> run(handle, glossary, reading, findings, dryRun, author));
                    if (dryRun || !findings.isEmpty()) {
                      handle.rollback();
                    }
                    return report;
                  }));
    } catch (UnableToExecuteStatementException e) {
      // All that the document names was there when it was looked for.
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        throw ProblemType.CONFLICT.because(
            "The glossary or a concept of the import was deleted meanwhile; import it again");
      }
      throw e;
    }
  }

  /**
   * Imports within the transaction that this thread is in; with a finding nothing is left of it
   * there.
   */
  ImportReport runWithin(Glossary glossary, Reading reading, Findings findings, Author author) {
    return TurnStore.explain(
        () ->
            jdbi.withHandle(
                handle -> {
                  handle.savepoint(BEFORE);
                  ImportReport report =
                      patiently(
                          handle, () -> run(handle, glossary, reading, findings, false, author));
                  if (findings.isEmpty()) {
                    handle.execute(TIDY);
                    handle.releaseSavepoint(BEFORE);
                  } else {
                    handle.rollbackToSavepoint(BEFORE);
                  }
                  return report;
                }));
  }

  /** Whether this thread is in a transaction. */
  boolean isWithin() {
    return jdbi.withHandle(Handle::isInTransaction);
  }

  /** The pool's connections give up on an answer sooner than an import may take. */
  private static ImportReport patiently(Handle handle, Supplier<ImportReport> work) {
    try {
      int patience = handle.getConnection().getNetworkTimeout();
      handle.getConnection().setNetworkTimeout(Runnable::run, (TIMEOUT_SECONDS + 10) * 1000);
      try {
        return work.get();
      } finally {
        handle.getConnection().setNetworkTimeout(Runnable::run, patience);
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static ImportReport run(
      Handle handle,
      Glossary glossary,
      Reading reading,
      Findings findings,
      boolean dryRun,
      Author author) {
    handle.execute(BEGIN);
    UUID importId = Ids.next();
    long triples = stage(handle, reading, findings);
    handle.execute("analyze staged");
    TurnStore.take(handle);
    handle.execute(STAGE_CONCEPTS.formatted(importId, Skos.CONCEPT));
    handle.execute("analyze staged_concept");
    ImportFindingStore.find(handle, glossary.id(), findings);
    if (!findings.isEmpty()) {
      return ImportReport.refused(dryRun, triples, findings);
    }
    long kept = write(handle, glossary, author);
    ImportRuleStore.check(handle, findings);
    if (!findings.isEmpty()) {
      return ImportReport.refused(dryRun, triples, findings);
    }
    ImportReport report = report(handle, dryRun, triples, kept);
    audit(handle, importId, glossary, report, author);
    return report;
  }

  private static long stage(Handle handle, Reading reading, Findings findings) {
    try (CopyStore rows =
        new CopyStore(handle.getConnection().unwrap(PGConnection.class).getCopyAPI())) {
      StagedTriples triples = new StagedTriples(findings, rows);
      reading.into(triples);
      rows.finish();
      return triples.count();
    } catch (IOException e) {
      throw ProblemType.MALFORMED_REQUEST.because("The body ended before its end");
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static long write(Handle handle, Glossary glossary, Author author) {
    handle.execute(STAGE_RELATIONS);
    handle.execute(STAGE_TEXTS);
    handle.execute("analyze staged_relation; analyze staged_text");
    handle.execute(STAGE_RECORDS);
    handle.execute("analyze staged_record");
    handle.execute(MARK_UNCHANGED);
    handle.createUpdate(UPDATE).bind("actor", author.principal()).execute();
    handle
        .createUpdate(INSERT)
        .bind("glossaryId", glossary.id())
        .bind("actor", author.principal())
        .execute();
    handle.execute(RELATE);
    handle.createUpdate(FORGET).bind("glossaryId", glossary.id()).execute();
    return handle
        .createUpdate(KEEP)
        .bind("glossaryId", glossary.id())
        .bind("conceptClass", Skos.CONCEPT)
        .bind("schemeClass", Skos.SCHEME)
        .bind("schemeIri", glossary.iri())
        .bind("titlePredicate", Skos.TITLE)
        .bind("title", glossary.title().orElse(glossary.name()))
        .bind("descriptionPredicate", Skos.DESCRIPTION)
        .bind("description", glossary.description().orElse(""))
        .execute();
  }

  private static ImportReport report(Handle handle, boolean dryRun, long triples, long kept) {
    return handle
        .createQuery(COUNT)
        .map(
            (row, context) ->
                new ImportReport(
                    dryRun,
                    triples,
                    row.getLong("added"),
                    row.getLong("changed"),
                    row.getLong("unchanged"),
                    kept,
                    0,
                    List.of()))
        .one();
  }

  private static void audit(
      Handle handle, UUID importId, Glossary glossary, ImportReport report, Author author) {
    handle
        .createUpdate(AUDIT)
        .bind("auditId", Ids.next())
        .bind("actor", author.principal())
        .bind("requestId", author.requestId())
        .bind("importId", importId)
        .bind("name", glossary.name())
        .bind("glossaryId", glossary.id())
        .bind("triples", report.triples())
        .bind("added", report.conceptsAdded())
        .bind("changed", report.conceptsChanged())
        .bind("kept", report.triplesKept())
        .execute();
  }
}
