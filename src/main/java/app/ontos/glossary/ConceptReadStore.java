package app.ontos.glossary;

import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads concepts, each with its relations, in one statement. */
@ApplicationScoped
class ConceptReadStore {
  static final String PATH = "/api/v1/concepts";

  static final Collection<Concept> COLLECTION =
      Collection.of(
          PATH,
          Set.of("glossaryId", "status", "broader", "related", "iri", "lang"),
          Concept::id,
          List.of(
              new SortOrder<>(
                  "prefLabel",
                  "name_key",
                  "text",
                  c -> Concept.nameKey(Concept.name(c.prefLabel()))),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", c -> c.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", c -> c.updatedAt().toString())));

  static final String COLUMNS =
      """
      id, glossary_id, iri, pref_label, alt_label, hidden_label, definition, note, scope_note,
      example, matches, status, version, created_at, created_by, updated_at, updated_by""";

  static final String TYPES =
      """
      id uuid, glossary_id uuid, iri text, pref_label jsonb, alt_label jsonb, hidden_label jsonb,
      definition jsonb, note jsonb, scope_note jsonb, example jsonb, matches jsonb, status text,
      version bigint, created_at timestamptz, created_by text, updated_at timestamptz,
      updated_by text, broader uuid[], related uuid[]""";

  private static final String RELATIONS =
      """
      array(
          select broader_id from concept_broader where concept_id = c.id order by broader_id)
          as broader,
        array(
          select related_id from concept_related where concept_id = c.id order by related_id)
          as related
      from concept c""";

  private static final String SELECT = "select " + COLUMNS + ", " + RELATIONS;

  /** The audit trail knows every record by a name. */
  static final String SELECT_NAMED = "select name, " + COLUMNS + ", " + RELATIONS;

  private static final String NO_BROADER = "none";

  private final Jdbi jdbi;
  private final ConceptJson json;

  ConceptReadStore(Jdbi jdbi, ConceptJson json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  Optional<Concept> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(this::concept)
                .findOne());
  }

  Page<Concept> list(PageRequest<Concept> request) {
    PageQuery<Concept> query =
        new PageQuery<>(request, SELECT)
            .where("glossary_id = :glossaryId", "glossaryId", request.idFilter("glossaryId"))
            .where("status = :status", "status", StatusStore.filter(request))
            .where("iri = :iri", "iri", request.filter("iri"));
    Optional<String> language = language(request);
    related(broader(query, request), request)
        .where("jsonb_exists(pref_label || alt_label, :lang)", "lang", language)
        .searching(
            language.isEmpty()
                ? "label_text"
                : "(coalesce(pref_label ->> :lang, '') || ' ' || coalesce(alt_label ->> :lang, ''))");
    return query.run(jdbi, this::concept);
  }

  /** Only what is right below the concept, or with {@value #NO_BROADER} only what is below none. */
  private static PageQuery<Concept> broader(
      PageQuery<Concept> query, PageRequest<Concept> request) {
    if (request.filter("broader").filter(NO_BROADER::equals).isPresent()) {
      return query.where("is_top");
    }
    return query.where(
        "id in (select concept_id from concept_broader where broader_id = :broader)",
        "broader",
        request.idFilter("broader"));
  }

  /** In whichever direction it was stated. */
  private static PageQuery<Concept> related(
      PageQuery<Concept> query, PageRequest<Concept> request) {
    return query.where(
        """
        id in (
          select concept_id from concept_related where related_id = :related
          union all
          select related_id from concept_related where concept_id = :related)""",
        "related",
        request.idFilter("related"));
  }

  private static Optional<String> language(PageRequest<Concept> request) {
    return request
        .filter("lang")
        .map(
            tag ->
                LanguageTag.canonical(tag)
                    .orElseThrow(
                        () ->
                            ProblemType.MALFORMED_REQUEST.because(
                                "lang must be a language tag of BCP 47 or @none")));
  }

  Concept concept(ResultSet row, StatementContext context) throws SQLException {
    return new Concept(
        Rows.id(row, "id"),
        Rows.id(row, "glossary_id"),
        row.getString("iri"),
        json.texts(row.getString("pref_label")),
        json.lists(row.getString("alt_label")),
        json.lists(row.getString("hidden_label")),
        json.texts(row.getString("definition")),
        json.lists(row.getString("note")),
        json.lists(row.getString("scope_note")),
        json.lists(row.getString("example")),
        Rows.ids(row, "broader"),
        Rows.ids(row, "related"),
        json.matches(row.getString("matches")),
        Optional.ofNullable(Status.BY_TEXT.get(row.getString("status"))).orElseThrow(),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
