package app.ontos.tags;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.records.Visibility;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
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

/** The vocabulary of tags in PostgreSQL. */
@ApplicationScoped
class TagStore {
  static final String PATH = "/api/v1/tags";

  static final Collection<TagDefinition> COLLECTION =
      Collection.of(
          PATH,
          Set.of("namespace"),
          TagDefinition::id,
          List.of(
              new SortOrder<>("name", "label_key", "text", tag -> NameKey.of(tag.label())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", t -> t.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", t -> t.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, namespace, name, description, allowed_values, version, created_at, created_by,
      updated_at, updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from tag";

  private static final String TYPES =
      """
      id uuid, namespace text, name text, description text, allowed_values text[], version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into tag (id, namespace, namespace_key, name, label_key, description,
          allowed_values, version, created_at, created_by, updated_at, updated_by)
        select :id, :namespace, :namespaceKey, :name, :labelKey, :description, :allowedValues, 1,
          now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(COLUMNS, AuditTrail.created("tag"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (select %1$s from tag where id = :id for update),
      after as (
        update tag
        set namespace = :namespace, namespace_key = :namespaceKey, name = :name,
          label_key = :labelKey, description = :description, allowed_values = :allowedValues,
          version = version + 1, updated_at = now(), updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %1$s),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.updated("tag"));

  private static final String DELETE =
      """
      with before as (select %1$s from tag where id = :id for update),
      gone as (
        delete from tag where id = (select before.id from before where %2$s)
        returning id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("tag"));

  private static final String REFERENCES =
      """
      select assignment.id, record.title
      from (select entity_type, entity_id, title from indexed_record where %s) as record
      join tag_assignment assignment on assignment.entity_type = record.entity_type
        and assignment.entity_id = record.entity_id
      where assignment.tag_id = :id limit 20
      """
          .formatted(Visibility.CONDITION);

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "tag_label_unique",
              Problem.of(
                  ProblemType.NAME_TAKEN, "/name", "Another tag of the namespace has this name")));

  private final Jdbi jdbi;

  TagStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  TagDefinition create(NewTag tag, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(jdbi, key, query -> bind(query, Ids.next(), tag, author), TagStore::tag));
  }

  Optional<TagDefinition> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(TagStore::tag)
                .findOne());
  }

  Page<TagDefinition> list(PageRequest<TagDefinition> request) {
    return new PageQuery<>(request, SELECT)
        .where(
            "namespace_key = :namespace", "namespace", request.filter("namespace").map(NameKey::of))
        .searching("(namespace || ' ' || name || ' ' || coalesce(description, ''))")
        .run(jdbi, TagStore::tag);
  }

  WriteOutcome<TagDefinition> replace(UUID id, IfMatch expected, NewTag tag, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    Writes.bind(bind(handle.createQuery(UPDATE), id, tag, author), expected)
                        .map(Writes.outcome(TagStore::tag))
                        .one()));
  }

  /** Deletes a tag that no record has; of those that have it, the visible ones are named. */
  WriteOutcome<UUID> delete(UUID id, Visibility visibility, IfMatch expected, Author author) {
    try {
      return jdbi.withHandle(
          handle ->
              AuditTrail.bind(
                      Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                  .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                  .one());
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        throw Problem.inUse("Records have this tag", references(id, visibility)).asException();
      }
      throw e;
    }
  }

  private List<Problem.Reference> references(UUID id, Visibility visibility) {
    return jdbi.withHandle(
        handle ->
            visibility
                .bind(handle.createQuery(REFERENCES))
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Problem.Reference(
                            "tag-assignment", row.getString("id"), row.getString("title")))
                .list());
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewTag tag, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("namespace", tag.namespace())
            .bind("namespaceKey", NameKey.of(tag.namespace()))
            .bind("name", tag.name())
            .bind("labelKey", NameKey.of(tag.label()))
            .bind("description", tag.description().orElse(null))
            .bindArray("allowedValues", String.class, tag.allowedValues()),
        author);
  }

  private static TagDefinition tag(ResultSet row, StatementContext context) throws SQLException {
    return new TagDefinition(
        Rows.id(row, "id"),
        row.getString("namespace"),
        row.getString("name"),
        Rows.optionalText(row, "description"),
        Rows.texts(row, "allowed_values"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
