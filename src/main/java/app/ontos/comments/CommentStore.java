package app.ontos.comments;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.records.RecordReference;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.db.Ids;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Comments in PostgreSQL; one is seen by those alone who may see its record. */
@ApplicationScoped
class CommentStore {
  static final String PATH = "/api/v1/comments";

  static final Collection<Comment> COLLECTION =
      Collection.of(
          PATH,
          Set.of("entityType", "entityId", "parentId", "createdBy"),
          Comment::id,
          List.of(
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", c -> c.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", c -> c.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, entity_type, entity_id, parent_id, depth, text, edits, deleted, version, created_at,
      created_by, updated_at, updated_by""";

  /** The audit trail knows every record by a name. */
  private static final String AUDITED =
      COLUMNS + ", 'comment on ' || entity_type || ' ' || entity_id as name";

  private static final String TYPES =
      """
      id uuid, entity_type text, entity_id uuid, parent_id uuid, depth int, text text, edits int,
      deleted boolean, version bigint, created_at timestamptz, created_by text,
      updated_at timestamptz, updated_by text""";

  private static final String SELECT = "select " + COLUMNS + " from record_comment";

  /** A place without a reply is none. */
  private static final String SHOWN =
      """
      (not deleted or exists (select from record_comment reply
        where reply.parent_id = record_comment.id and not reply.deleted))
      and\s"""
          + Visibility.ofRecordIn("record_comment");

  private static final String INSERT =
      """
      after as (
        insert into record_comment (id, entity_type, entity_id, parent_id, depth, text, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :entityType, %1$s, cast(:parentId as uuid),
          coalesce((select depth + 1 from record_comment where id = cast(:parentId as uuid)), 0),
          :text, 1, now(), :actor, now(), :actor
        from first
        returning %2$s),
      %3$s"""
          .formatted(RecordReference.VISIBLE_ID, AUDITED, AuditTrail.created("comment"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with before as (select %1$s from record_comment where id = :id and not deleted for update),
      after as (
        update record_comment
        set text = :text, edits = edits + 1, version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning %1$s),
      kept as (
        insert into comment_edit (id, comment_id, version, text, written_at)
        select :editId, before.id, before.version, before.text, before.updated_at
        from before join after on after.id = before.id),
      %3$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(AUDITED, Writes.EXPECTED, AuditTrail.updated("comment"));

  /** The place stays for the replies; text and history go. */
  private static final String DELETE =
      """
      with before as (select %1$s from record_comment where id = :id and not deleted for update),
      gone as (
        update record_comment
        set text = null, deleted = true, version = version + 1, updated_at = now(),
          updated_by = :actor
        where id = (select before.id from before where %2$s)
        returning id),
      forgotten as (delete from comment_edit using gone where comment_id = gone.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(AUDITED, Writes.EXPECTED, AuditTrail.deleted("comment"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "record_comment_record_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/entityId", "There is no such record"),
              "record_comment_parent_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/parentId", "The record has no such comment"),
              "record_comment_depth",
              Problem.of(
                  ProblemType.INVALID_FIELDS, "/parentId", "The thread can't go deeper than that"),
              "record_comment_edits",
              ProblemType.CONFLICT.because("The comment was changed too often").problem()));

  private final Jdbi jdbi;

  CommentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Comment create(
      NewComment comment, Visibility visibility, Author author, Optional<IdempotencyKey> key) {
    UUID id = Ids.next();
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query ->
                    AuditTrail.bind(
                        visibility
                            .bind(comment.entity().bind(query))
                            .bind("id", id)
                            .bind("parentId", comment.parentId().map(UUID::toString).orElse(null))
                            .bind("text", comment.text()),
                        author),
                CommentStore::comment));
  }

  Optional<Comment> find(UUID id, Visibility visibility) {
    return jdbi.withHandle(
        handle ->
            visibility
                .bind(handle.createQuery(SELECT + " where id = :id and " + SHOWN))
                .bind("id", id)
                .map(CommentStore::comment)
                .findOne());
  }

  Page<Comment> list(PageRequest<Comment> request, Visibility visibility) {
    return new PageQuery<>(request, SELECT)
        .where("entity_type = :entityType", "entityType", request.filter("entityType"))
        .where("entity_id = :entityId", "entityId", request.idFilter("entityId"))
        .where("parent_id = :parentId", "parentId", request.idFilter("parentId"))
        .where("created_by = :createdBy", "createdBy", request.filter("createdBy"))
        .where(SHOWN)
        .binding(visibility.values())
        .searching("text")
        .run(jdbi, CommentStore::comment);
  }

  /** Its caller has found the comment, and that the author may see and change it. */
  WriteOutcome<Comment> replace(UUID id, IfMatch expected, CommentText text, Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    AuditTrail.bind(Writes.bind(handle.createQuery(UPDATE), expected), author)
                        .bind("id", id)
                        .bind("editId", Ids.next())
                        .bind("text", text.text())
                        .map(Writes.outcome(CommentStore::comment))
                        .one()));
  }

  /** Its caller has found the comment, and that the author may see and delete it. */
  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(Writes.bind(handle.createQuery(DELETE), expected), author)
                .bind("id", id)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static Comment comment(ResultSet row, StatementContext context) throws SQLException {
    return new Comment(
        Rows.id(row, "id"),
        RecordType.of(row.getString("entity_type")),
        Rows.id(row, "entity_id"),
        Rows.optionalId(row, "parent_id"),
        row.getInt("depth"),
        Rows.optionalText(row, "text"),
        row.getInt("edits"),
        row.getBoolean("deleted"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
