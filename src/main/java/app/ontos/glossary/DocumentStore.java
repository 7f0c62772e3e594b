package app.ontos.glossary;

import app.ontos.glossary.rdf.Triple;
import app.ontos.glossary.rdf.TripleWriter;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads a glossary as triples, in one snapshot and some hundred rows at a time: what the record
 * says, what its concepts say by their IRIs, and what else was kept of imports.
 */
@ApplicationScoped
class DocumentStore {
  private static final String CONCEPTS =
      """
      select iri, pref_label, alt_label, hidden_label, definition, note, scope_note, example,
        matches, status,
        array(select b.iri from concept_broader r join concept b on b.id = r.broader_id
          where r.concept_id = c.id order by b.iri) as broader,
        array(select o.iri from concept_related r join concept o on o.id = r.related_id
          where r.concept_id = c.id order by o.iri) as related
      from concept c
      where glossary_id = :glossaryId
      order by iri""";

  private static final String KEPT =
      """
      select subject, predicate, object, datatype, language
      from glossary_triple
      where glossary_id = :glossaryId
      order by subject, predicate, object, language""";

  private static final int FETCH_SIZE = 500;

  private final Jdbi jdbi;
  private final ConceptJson json;

  DocumentStore(Jdbi jdbi, ConceptJson json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** Writes all of a glossary. */
  void write(Glossary glossary, TripleWriter out) throws IOException {
    scheme(glossary, out);
    try {
      jdbi.useTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> {
            each(
                handle.createQuery(CONCEPTS).bind("glossaryId", glossary.id()),
                (row, context) -> concept(row, glossary.iri()),
                out);
            each(
                handle.createQuery(KEPT).bind("glossaryId", glossary.id()),
                (row, context) -> List.of(kept(row)),
                out);
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void scheme(Glossary glossary, TripleWriter out) throws IOException {
    out.write(Triple.link(glossary.iri(), Skos.TYPE, Skos.SCHEME));
    String title = glossary.title().orElse(glossary.name());
    out.write(Triple.text(glossary.iri(), Skos.TITLE, title, null));
    if (glossary.description().isPresent()) {
      out.write(Triple.text(glossary.iri(), Skos.DESCRIPTION, glossary.description().get(), null));
    }
  }

  private List<Triple> concept(ResultSet row, String scheme) throws SQLException {
    List<Triple> out = new ArrayList<>();
    String iri = row.getString("iri");
    out.add(Triple.link(iri, Skos.TYPE, Skos.CONCEPT));
    out.add(Triple.link(iri, Skos.IN_SCHEME, scheme));
    texts(iri, "prefLabel", json.texts(row.getString("pref_label")), out);
    lists(iri, "altLabel", json.lists(row.getString("alt_label")), out);
    lists(iri, "hiddenLabel", json.lists(row.getString("hidden_label")), out);
    texts(iri, "definition", json.texts(row.getString("definition")), out);
    lists(iri, "note", json.lists(row.getString("note")), out);
    lists(iri, "scopeNote", json.lists(row.getString("scope_note")), out);
    lists(iri, "example", json.lists(row.getString("example")), out);
    links(iri, "broader", Rows.texts(row, "broader"), out);
    links(iri, "related", Rows.texts(row, "related"), out);
    for (Map.Entry<MatchKind, List<String>> match :
        json.matches(row.getString("matches")).entrySet()) {
      links(iri, match.getKey().text(), match.getValue(), out);
    }
    out.add(Triple.text(iri, Skos.STATUS, row.getString("status"), null));
    return out;
  }

  private static void texts(String iri, String field, Map<String, String> texts, List<Triple> out) {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      text(iri, field, text.getKey(), text.getValue(), out);
    }
  }

  private static void lists(
      String iri, String field, Map<String, List<String>> lists, List<Triple> out) {
    for (Map.Entry<String, List<String>> list : lists.entrySet()) {
      for (String text : list.getValue()) {
        text(iri, field, list.getKey(), text, out);
      }
    }
  }

  private static void text(String iri, String field, String tag, String text, List<Triple> out) {
    boolean none = tag.equals(LanguageTag.NONE);
    out.add(Triple.text(iri, Skos.predicate(field), text, none ? null : tag));
  }

  private static void links(String iri, String field, List<String> others, List<Triple> out) {
    for (String other : others) {
      out.add(Triple.link(iri, Skos.predicate(field), other));
    }
  }

  private static Triple kept(ResultSet row) throws SQLException {
    return new Triple(
        row.getString("subject"),
        row.getString("predicate"),
        row.getString("object"),
        row.getString("datatype"),
        row.getString("language"));
  }

  private static void each(Query query, RowMapper<List<Triple>> mapper, TripleWriter out) {
    query
        .setFetchSize(FETCH_SIZE)
        .map(mapper)
        .forEach(
            triples -> {
              try {
                for (Triple triple : triples) {
                  out.write(triple);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
