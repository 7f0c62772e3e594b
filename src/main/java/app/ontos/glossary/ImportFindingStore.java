package app.ontos.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What is wrong with the triples that ImportStore has staged, all of it in one statement. */
final class ImportFindingStore {
  private static final String PROBLEMS =
      """
      with problem (line, iri, code, detail) as (
        select line, iri, 'concept-without-iri', 'A concept must have an IRI'
        from staged_concept where left(iri, 2) = '_:'
        union all
        select line, iri, 'other-glossary', 'It is a concept of another glossary'
        from staged_concept where glossary_id <> :glossaryId
        union all
        select sc.line, sc.iri, 'iri-of-a-glossary', 'A glossary has this IRI'
        from staged_concept sc join glossary g on g.iri = sc.iri
        union all
        select t.line, t.subject, 'two-natures', 'A concept is no scheme and no collection'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field = 'type' and t.object = any(:otherClasses)
        union all
        select min(t.line), t.subject, 'untyped-concept',
          'It is a concept of this glossary, but not in the document'
        from staged t join concept c on c.iri = t.subject
        where c.glossary_id = :glossaryId
          and not exists (select from staged_concept sc where sc.iri = t.subject)
        group by t.subject
        union all
        select sc.line, sc.iri, 'no-label', 'A concept must have a preferred label'
        from staged_concept sc
        where not exists (select from staged t where t.subject = sc.iri and t.field = 'prefLabel')
        union all
        select max(t.line), t.subject, 'two-preferred-labels',
          'It has two preferred labels in the language ' || t.tag
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field = 'prefLabel'
        group by t.subject, t.tag having count(distinct t.object) > 1
        union all
        select max(t.line), t.subject, 'label-twice',
          'The same text is two kinds of label in the language ' || t.tag
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field in ('prefLabel', 'altLabel', 'hiddenLabel')
        group by t.subject, t.tag, t.object having count(distinct t.field) > 1
        union all
        select max(t.line), t.subject, 'too-many', 'There are more than 100 of ' || t.field
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field in ('altLabel', 'hiddenLabel', 'note', 'scopeNote', 'example', 'broader',
          'related', 'matches')
        group by t.subject, t.field, t.tag having count(distinct t.object) > 100
        union all
        select t.line, t.subject, 'unknown-concept', 'There is no concept <' || t.object || '>'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field in ('broader', 'related')
          and not exists (select from staged_concept o where o.iri = t.object)
          and not exists (select from concept c where c.iri = t.object)
        union all
        select t.line, t.subject, 'unknown-concept',
          'There is no concept <' || t.object || '> in the document'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field = 'narrower'
          and not exists (select from staged_concept o where o.iri = t.object)
        union all
        select t.line, t.subject, 'related-to-itself', 'It is related to itself'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field in ('broader', 'narrower', 'related') and t.object = t.subject
        union all
        select max(t.line), t.subject, 'match-twice',
          '<' || t.object || '> is an exact match and one of another kind'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field = 'matches' and t.tag <> 'closeMatch'
        group by t.subject, t.object
        having count(*) filter (where t.tag = 'exactMatch') > 0 and count(distinct t.tag) > 1
        union all
        select max(t.line), t.subject, 'two-statuses', 'It has two statuses'
        from staged t join staged_concept sc on sc.iri = t.subject
        where t.field = 'status'
        group by t.subject having count(distinct t.object) > 1
        union all
        select t.line, t.subject, 'status', t.object || ' does not follow on ' || c.status
        from staged t join concept c on c.iri = t.subject
        where t.field = 'status' and not c.status || '>' || t.object = any(:transitions))
      select line, iri, code, detail, count(*) over () as total
      from problem
      order by line, iri, code
      limit :kept
      """;

  private ImportFindingStore() {}

  static void find(Handle handle, UUID glossaryId, Findings findings) {
    List<Finding> found = new ArrayList<>();
    List<Long> total =
        handle
            .createQuery(PROBLEMS)
            .bind("glossaryId", glossaryId)
            .bindArray("otherClasses", String.class, otherClasses())
            .bindArray("transitions", String.class, transitions())
            .bind("kept", Findings.KEPT)
            .map(
                (row, context) -> {
                  found.add(finding(row));
                  return row.getLong("total");
                })
            .list();
    if (!total.isEmpty()) {
      findings.addMore(found, total.get(0));
    }
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return Finding.at(
        row.getInt("line"), row.getString("iri"), row.getString("code"), row.getString("detail"));
  }

  private static List<String> otherClasses() {
    return List.of(Skos.SCHEME, Skos.CORE + "Collection", Skos.CORE + "OrderedCollection");
  }

  private static List<String> transitions() {
    return Arrays.stream(Status.values())
        .flatMap(to -> to.predecessors().stream().map(from -> from + ">" + to.text()))
        .toList();
  }
}
