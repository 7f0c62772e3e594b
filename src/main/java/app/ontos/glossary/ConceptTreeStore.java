package app.ontos.glossary;

import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SearchWords;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The concepts of a glossary, level by level or from A to Z: however many there are, none of these
 * statements reads them all.
 */
@ApplicationScoped
class ConceptTreeStore {
  /** Counting the concepts of a glossary ends here. */
  static final int COUNTED = 10_001;

  /** How many concepts a search finds. */
  private static final int FOUND = 500;

  private static final String BRANCHES =
      """
      select id, name, status, (
        select count(*) from (
          select from concept_broader b where b.broader_id = c.id limit %d) as below) as narrower
      from concept c"""
          .formatted(Branch.COUNTED);

  /**
   * By the words of labels and definitions, as the search of all records keeps them. They are
   * looked for first, and a number of times at most: walking through the concepts in the order of
   * their names until some have the words would take long where few do.
   */
  private static final String HAS_WORDS =
      """
      id = any(array(
        select found.id
        from indexed_record r join concept found on found.id = r.entity_id
        where r.entity_type = 'concept' and r.words @@ (cast(:words as tsquery) && '''#concept''')
          and found.glossary_id = :glossaryId
        limit %d))"""
          .formatted(ConceptTreeStore.FOUND);

  private static final String COUNTS =
      """
      select g.id, (
        select count(*) from (
          select from concept c where c.glossary_id = g.id limit :most) as present) as concepts
      from unnest(:ids) as g (id)""";

  private final Jdbi jdbi;

  ConceptTreeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What may be asked of the concepts of a glossary. */
  static Collection<Branch> collection(UUID glossary) {
    return Collection.of(
        "/glossaries/" + glossary,
        Set.of("broader", "status", "view"),
        Branch::id,
        List.of(
            new SortOrder<>("name", "name_key", "text", branch -> Concept.nameKey(branch.name()))));
  }

  /**
   * The concepts right below one, of whichever glossary; else those of this glossary: its tops, or
   * where something is looked for, or a list is asked for, all that are like that.
   */
  Page<Branch> branches(UUID glossary, PageRequest<Branch> request) {
    PageQuery<Branch> query = new PageQuery<>(request, BRANCHES);
    Optional<UUID> broader = request.idFilter("broader");
    if (broader.isPresent()) {
      query.where(
          "id in (select concept_id from concept_broader where broader_id = :broader)",
          Map.of("broader", broader.get()));
    } else {
      query.where("glossary_id = :glossaryId", Map.of("glossaryId", glossary));
      if (!isList(request)) {
        query.where("is_top");
      }
    }
    words(request)
        .ifPresent(words -> query.where(HAS_WORDS, Map.of("words", words, "glossaryId", glossary)));
    return query
        .where("status = :status", "status", StatusStore.filter(request))
        .run(jdbi, ConceptTreeStore::branch);
  }

  /** Whether the concepts are listed, not as a tree. */
  static boolean isList(PageRequest<Branch> request) {
    return request.filter("view").isPresent()
        || request.filter("status").isPresent()
        || words(request).isPresent();
  }

  private static Optional<String> words(PageRequest<Branch> request) {
    return request.filter("q").map(SearchWords::query).filter(query -> !query.isEmpty());
  }

  /** How many concepts each of these glossaries has, counted up to a number. */
  Map<UUID, Integer> counts(List<UUID> glossaries, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COUNTS)
                .bindArray("ids", UUID.class, glossaries)
                .bind("most", most)
                .map((row, context) -> Map.entry(Rows.id(row, "id"), row.getInt("concepts")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Branch branch(ResultSet row, StatementContext context) throws SQLException {
    return new Branch(
        Rows.id(row, "id"),
        row.getString("name"),
        Optional.ofNullable(Status.BY_TEXT.get(row.getString("status"))).orElseThrow(),
        row.getInt("narrower"));
  }
}
