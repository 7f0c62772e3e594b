package app.ontos.sql;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Writes;
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
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The versions of queries, which are kept, and which of them an endpoint runs. */
@ApplicationScoped
class QueryVersionStore {
  private static final String SELECT_VERSIONS =
      """
      select v.query_id, q.slug, q.name, q.description, v.version, v.connection_id, v.definition, v.created_at,
        v.created_by
      from query q join query_version v on v.query_id = q.id""";

  /** The version must be one that is kept; null takes the endpoint away. */
  private static final String PUBLISH =
      """
      with before as (select %1$s from query where id = :id for update),
      after as (
        update query q
        set published_version = cast(:published as bigint), version = q.version + 1,
          updated_at = now(), updated_by = :actor
        from before
        where q.id = before.id and %2$s and (cast(:published as bigint) is null or exists (
          select from query_version v where v.query_id = q.id and v.version = :published))
        %3$s),
      %4$s
      select (select version from before) as found_version, after.*,
        exists (select from before where %2$s) as expected
      from (values (1)) as always left join after on true
      """
          .formatted(
              QueryStore.COLUMNS,
              Writes.EXPECTED,
              QueryStore.RETURNING,
              AuditTrail.updated("query"));

  private final Jdbi jdbi;
  private final QueryStore queries;
  private final RecentPublications publications;

  QueryVersionStore(Jdbi jdbi, QueryStore queries, RecentPublications publications) {
    this.jdbi = jdbi;
    this.queries = queries;
    this.publications = publications;
  }

  /** What an endpoint runs, as it was at most a second ago. */
  Optional<QueryVersion> findPublished(String slug) {
    return publications.find(
        slug,
        of ->
            findVersion("q.slug = :slug and v.version = q.published_version", Map.of("slug", of)));
  }

  /** What endpoints run, by slug: the first 1,000. */
  List<QueryVersion> published() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT_VERSIONS
                        + " where v.version = q.published_version order by q.slug limit 1000")
                .map(this::version)
                .list());
  }

  /** A version that was kept; the newest without a number. */
  Optional<QueryVersion> findVersion(UUID id, Optional<Long> version) {
    return version
        .map(number -> findVersion("q.id = :id and v.version = :v", Map.of("id", id, "v", number)))
        .orElseGet(
            () ->
                findVersion(
                    "q.id = :id and v.version = (select max(version) from query_version"
                        + " where query_id = :id)",
                    Map.of("id", id)));
  }

  private Optional<QueryVersion> findVersion(String condition, Map<String, ?> values) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT_VERSIONS + " where " + condition)
                .bindMap(values)
                .map(this::version)
                .findOne());
  }

  /** The versions, newest first; there are as many as there were edits, so only the last 200. */
  List<QueryVersion> ofQuery(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT_VERSIONS + " where q.id = :id order by v.version desc limit 200")
                .bind("id", id)
                .map(this::version)
                .list());
  }

  /** That there are versions, newest first. */
  List<KeptVersion> kept(UUID id, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select version, created_at, created_by from query_version
                    where query_id = :id order by version desc limit :limit""")
                .bind("id", id)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new KeptVersion(
                            row.getLong("version"),
                            Rows.instant(row, "created_at"),
                            row.getString("created_by")))
                .list());
  }

  WriteOutcome<SavedQuery> publish(
      UUID id, IfMatch expected, Optional<Long> version, Author author) {
    WriteOutcome<SavedQuery> outcome =
        jdbi.withHandle(
            handle ->
                AuditTrail.bind(
                        Writes.bind(handle.createQuery(PUBLISH).bind("id", id), expected)
                            .bind("published", version.orElse(null)),
                        author)
                    .map(this::published)
                    .one());
    publications.forget();
    return outcome;
  }

  private WriteOutcome<SavedQuery> published(ResultSet row, StatementContext context)
      throws SQLException {
    if (row.getBoolean("expected") && row.getObject("id") == null) {
      throw Problem.of(ProblemType.INVALID_FIELDS, "/version", "There is no such version")
          .asException();
    }
    return Writes.outcome(queries::query).map(row, context);
  }

  private QueryVersion version(ResultSet row, StatementContext context) throws SQLException {
    return new QueryVersion(
        Rows.id(row, "query_id"),
        row.getString("slug"),
        row.getString("name"),
        Rows.optionalText(row, "description"),
        row.getLong("version"),
        Rows.id(row, "connection_id"),
        queries.definition(row),
        Rows.instant(row, "created_at"),
        row.getString("created_by"));
  }
}
