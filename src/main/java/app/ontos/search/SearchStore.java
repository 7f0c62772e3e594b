package app.ontos.search;

import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks into {@code indexed_record}: a question is one statement.
 *
 * <p>However many records match, at most {@value #CANDIDATES} of each way to match are ranked, so
 * that a question for a word that is everywhere costs no more than its index does.
 */
@ApplicationScoped
class SearchStore {
  static final String PATH = "/api/v1/search";

  static final Collection<Found> COLLECTION =
      Collection.of(
          PATH,
          Set.of("type"),
          found -> found.hit().entityId(),
          List.of(new SortOrder<>("rank", "place", "text", Found::place)));

  private static final int CANDIDATES = 300;
  private static final int SNIPPET = 240;
  private static final int BEFORE_WORD = 60;

  /**
   * Four ways to match, each bounded by itself; the planner is not told the words, so that it takes
   * the indexes whatever they are. Words that are like those asked for are only looked for where
   * few records have these. Each candidate is looked up by its key, though the planner, which can't
   * know how few they are, would rather read a small table whole. The place of a hit is its way to
   * match, and within that the length of the name or how often and where the words are; it reads as
   * text in the order of the places.
   */
  static final String SELECT =
      """
      with asked as (
        select words, words && cast(:kinds as tsquery) as query
        from (select to_tsquery('simple', :query) as words) as given
        where numnode(words) > 0),
      by_name as (
        select found.entity_type, found.entity_id, 1 as way
        from unnest(:readable) as kind (name) cross join lateral (
          select entity_type, entity_id from indexed_record
          where entity_type = kind.name and title_key >= :text and title_key < :textEnd and %1$s
          order by title_key limit 50) as found),
      by_name_words as (
        select entity_type, entity_id, 2 as way from indexed_record
        where title_words @@ (select query from asked) and %1$s limit %2$d),
      by_text as (
        select entity_type, entity_id, 3 as way from indexed_record
        where words @@ (select query from asked) and %1$s limit %2$d),
      alike as (
        select to_tsquery('simple', string_agg('(' || choice || ')', ' & ')) as words
        from (
          select given.place, string_agg('''' || known.word || '''', ' | ') as choice
          from unnest(:words) with ordinality as given (word, place) cross join lateral (
            select given.word
            union
            (select word from search_word
            where length(given.word) between 4 and 40 and near && search_near(given.word)
            order by abs(length(word) - length(given.word)), word limit 8)) as known (word)
          where (select count(*) < 20 from by_text)
          group by given.place) as choices),
      by_likeness as (
        select entity_type, entity_id, 4 as way from indexed_record
        where words @@ (
          select words && cast(:kinds as tsquery) from alike where numnode(words) > 0)
          and %1$s limit %2$d),
      best as (
        select entity_type, entity_id, min(way) as way
        from (table by_name union all table by_name_words union all table by_text
          union all table by_likeness) as found
        group by entity_type, entity_id),
      placed as (
        select r.entity_type, r.entity_id as id, r.title, r.updated_at,
          case way
            when 1 then (r.title_key <> :text)::int || lpad(length(r.title_key)::text, 7, '0')
            else way || lpad(((1 - ts_rank(r.words,
              case way when 4 then (select words from alike) else (select words from asked) end
            )) * 1000000)::int::text, 7, '0')
          end as place
        from best cross join lateral (
          select entity_type, entity_id, title, title_key, words, updated_at
          from indexed_record
          where entity_type = best.entity_type and entity_id = best.entity_id limit 1) as r)
      select entity_type, id, title, updated_at, place,
        (select substr(window_of.body, window_of.start, %3$d + 1) || E'\\n' || window_of.start
          from (
            select body, greatest(1, strpos(lower(body), :longest) - %4$d) as start
            from indexed_record r
            where r.entity_type = placed.entity_type and r.entity_id = placed.id
          ) as window_of) as snippet,
        (select jsonb_object_agg(entity_type, found) from (
          select entity_type, count(*) as found from best group by entity_type) as kinds) as counts,
        (select count(*) < %2$d from by_text) and (select count(*) < %2$d from by_likeness)
          as complete
      from placed"""
          .formatted(Visibility.CONDITION, CANDIDATES, SNIPPET, BEFORE_WORD);

  private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

  private final Jdbi jdbi;
  private final ObjectMapper json;

  SearchStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * A hit with what the page is made of.
   *
   * @param place its place among the hits
   * @param counts how many hits there are of each kind
   * @param complete whether all that match were ranked
   */
  record Found(Hit hit, String place, Map<String, Integer> counts, boolean complete) {
    Found {
      counts = Map.copyOf(counts);
    }
  }

  Page<Found> find(SearchTerms terms, Visibility visibility, PageRequest<Found> request) {
    Snippets snippets = new Snippets(terms);
    return new PageQuery<>(request, SELECT)
        .binding(values(terms, visibility))
        .run(jdbi, (row, context) -> found(row, snippets));
  }

  /** What {@link #SELECT} needs. */
  static Map<String, Object> values(SearchTerms terms, Visibility visibility) {
    Map<String, Object> values = new HashMap<>(visibility.values());
    values.put("text", terms.text());
    values.put("textEnd", terms.textEnd());
    values.put("query", terms.query());
    values.put("words", terms.words().toArray(String[]::new));
    values.put("longest", terms.longest());
    values.put("kinds", kinds(visibility));
    return values;
  }

  /** The kinds as the words that {@code index_record} keeps for them; no kind is no record. */
  private static String kinds(Visibility visibility) {
    return visibility.readable().isEmpty()
        ? "'#'"
        : visibility.readable().stream()
            .map(kind -> "'#" + kind + "'")
            .collect(Collectors.joining(" | "));
  }

  private Found found(ResultSet row, Snippets snippets) throws SQLException {
    String place = row.getString("place");
    Hit hit =
        new Hit(
            RecordType.of(row.getString("entity_type")),
            Rows.id(row, "id"),
            row.getString("title"),
            Match.at(place),
            snippet(row.getString("snippet"), snippets),
            Rows.instant(row, "updated_at"));
    return new Found(hit, place, counts(row), row.getBoolean("complete"));
  }

  private static List<Hit.Part> snippet(String column, Snippets snippets) {
    int end = column.lastIndexOf('\n');
    String text = column.substring(0, end);
    boolean begun = !column.substring(end + 1).equals("1");
    boolean cut = text.codePointCount(0, text.length()) > SNIPPET;
    String window = cut ? text.substring(0, text.offsetByCodePoints(0, SNIPPET)) : text;
    return snippets.parts(window, begun, cut);
  }

  private Map<String, Integer> counts(ResultSet row) throws SQLException {
    try {
      return json.readValue(row.getString("counts"), COUNTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL gave jsonb that is not JSON", e);
    }
  }
}
