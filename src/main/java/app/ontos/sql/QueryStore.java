package app.ontos.sql;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
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
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * Queries in PostgreSQL with all their versions: a statement a read, a statement a write with its
 * audit event and the version that it makes.
 */
@ApplicationScoped
class QueryStore {
  static final String PATH = "/api/v1/queries";

  static final Collection<SavedQuery> COLLECTION =
      Collection.of(
          PATH,
          Set.of("connectionId"),
          SavedQuery::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", query -> NameKey.of(query.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", q -> q.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", q -> q.updatedAt().toString())));

  static final String COLUMNS =
      """
      id, name, slug, description, connection_id, definition, published_version, version,
      created_at, created_by, updated_at, updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from query";

  private static final String TYPES =
      """
      id uuid, name text, slug text, description text, connection_id uuid, definition jsonb,
      published_version bigint, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text""";

  private static final String KEEP_VERSION =
      """
      kept_version as (
        insert into query_version (query_id, version, connection_id, definition, created_at,
          created_by)
        select id, version, connection_id, definition, updated_at, updated_by from after)""";

  private static final String INSERT =
      """
      after as (
        insert into query (id, name, name_key, slug, description, connection_id, definition,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :slug, :description, :connectionId,
          cast(:definition as jsonb), 1, now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s,
      %3$s"""
          .formatted(COLUMNS, KEEP_VERSION, AuditTrail.created("query"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  static final String RETURNING =
      """
      returning q.id, q.name, q.slug, q.description, q.connection_id, q.definition,
          q.published_version, q.version, q.created_at, q.created_by, q.updated_at, q.updated_by""";

  private static final String UPDATE =
      """
      with before as (select %1$s from query where id = :id for update),
      after as (
        update query q
        set name = :name, name_key = :nameKey, slug = :slug, description = :description,
          connection_id = :connectionId, definition = cast(:definition as jsonb),
          version = q.version + 1, updated_at = now(), updated_by = :actor
        from before
        where q.id = before.id and %2$s
        %3$s),
      %4$s,
      %5$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(
              COLUMNS, Writes.EXPECTED, RETURNING, KEEP_VERSION, AuditTrail.updated("query"));

  private static final String DELETE =
      """
      with before as (select %1$s from query where id = :id for update),
      gone as (
        delete from query q using before where q.id = before.id and %2$s
        returning q.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("query"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "query_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another query has this name"),
              "query_slug_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/slug", "Another query has this slug"),
              "query_connection_exists",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/connectionId", "There is no such connection")));

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final RecentPublications publications;

  QueryStore(Jdbi jdbi, ObjectMapper json, RecentPublications publications) {
    this.jdbi = jdbi;
    this.json = json;
    this.publications = publications;
  }

  SavedQuery create(NewQuery query, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi, key, statement -> bind(statement, Ids.next(), query, author), this::query));
  }

  Optional<SavedQuery> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(this::query)
                .findOne());
  }

  Page<SavedQuery> list(PageRequest<SavedQuery> request) {
    return new PageQuery<>(request, SELECT)
        .where("connection_id = :connectionId", "connectionId", request.idFilter("connectionId"))
        .searching("(name || ' ' || slug || ' ' || coalesce(description, ''))")
        .run(jdbi, this::query);
  }

  WriteOutcome<SavedQuery> replace(UUID id, IfMatch expected, NewQuery query, Author author) {
    WriteOutcome<SavedQuery> outcome =
        VIOLATIONS.explain(
            () ->
                jdbi.withHandle(
                    handle ->
                        Writes.bind(bind(handle.createQuery(UPDATE), id, query, author), expected)
                            .map(Writes.outcome(this::query))
                            .one()));
    publications.forget();
    return outcome;
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    WriteOutcome<UUID> outcome =
        jdbi.withHandle(
            handle ->
                AuditTrail.bind(
                        Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                    .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                    .one());
    publications.forget();
    return outcome;
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewQuery query, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", query.name())
            .bind("nameKey", NameKey.of(query.name()))
            .bind("slug", query.slug())
            .bind("description", query.description().orElse(null))
            .bind("connectionId", query.connectionId())
            .bind("definition", query.definition().json().toString()),
        author);
  }

  SavedQuery query(ResultSet row, StatementContext context) throws SQLException {
    return new SavedQuery(
        Rows.id(row, "id"),
        row.getString("name"),
        row.getString("slug"),
        Rows.optionalText(row, "description"),
        Rows.id(row, "connection_id"),
        definition(row),
        Optional.ofNullable(row.getObject("published_version", Long.class)),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }

  ObjectNode definition(ResultSet row) throws SQLException {
    try {
      return (ObjectNode) json.readTree(row.getString("definition"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored definition that is no JSON", e);
    }
  }
}
