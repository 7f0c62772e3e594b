package app.ontos.tags;

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

/** Tags of records in PostgreSQL; one is seen by those alone who may see its record. */
@ApplicationScoped
class TagAssignmentStore {
  static final String PATH = "/api/v1/tag-assignments";

  static final Collection<TagAssignment> COLLECTION =
      Collection.of(
          PATH,
          Set.of("tagId", "entityType", "entityId", "value"),
          TagAssignment::id,
          List.of(
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", a -> a.createdAt().toString())));

  private static final String COLUMNS =
      """
      id, tag_id, (select namespace || '/' || tag.name from tag where tag.id = tag_id) as name,
      entity_type, entity_id, value, version, created_at, created_by, updated_at, updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from tag_assignment";

  private static final String NAMES =
      """
      id, tag_id, name, entity_type, entity_id, value, version, created_at, created_by, updated_at,
      updated_by""";

  private static final String TYPES =
      """
      id uuid, tag_id uuid, name text, entity_type text, entity_id uuid, value text, version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into tag_assignment (id, tag_id, entity_type, entity_id, value, version, created_at,
          created_by, updated_at, updated_by)
        select :id, :tagId, :entityType, %1$s, :value, 1, now(), :actor, now(), :actor
        from first
        returning %2$s),
      %3$s"""
          .formatted(RecordReference.VISIBLE_ID, COLUMNS, AuditTrail.created("tag-assignment"));

  private static final Creation CREATION = Creation.of(NAMES, TYPES, INSERT);

  private static final String VISIBLE = Visibility.ofRecordIn("tag_assignment");

  private static final String DELETE =
      """
      with before as (
        select %1$s from tag_assignment where id = :id and %2$s for update of tag_assignment),
      gone as (
        delete from tag_assignment where id = (select before.id from before where %3$s)
        returning id),
      %4$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, VISIBLE, Writes.EXPECTED, AuditTrail.deleted("tag-assignment"));

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "tag_assignment_unique",
              Problem.of(ProblemType.CONFLICT, "/tagId", "The record has this tag already"),
              "tag_assignment_tag_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/tagId", "There is no such tag"),
              "tag_assignment_record_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/entityId", "There is no such record")));

  private final Jdbi jdbi;

  TagAssignmentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  TagAssignment create(
      NewTagAssignment assignment,
      Visibility visibility,
      Author author,
      Optional<IdempotencyKey> key) {
    UUID id = Ids.next();
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query ->
                    AuditTrail.bind(
                        visibility
                            .bind(assignment.entity().bind(query))
                            .bind("id", id)
                            .bind("tagId", assignment.tagId())
                            .bind("value", assignment.value().orElse(null)),
                        author),
                TagAssignmentStore::assignment));
  }

  Optional<TagAssignment> find(UUID id, Visibility visibility) {
    return jdbi.withHandle(
        handle ->
            visibility
                .bind(handle.createQuery(SELECT + " where id = :id and " + VISIBLE))
                .bind("id", id)
                .map(TagAssignmentStore::assignment)
                .findOne());
  }

  Page<TagAssignment> list(PageRequest<TagAssignment> request, Visibility visibility) {
    return new PageQuery<>(request, SELECT)
        .where("tag_id = :tagId", "tagId", request.idFilter("tagId"))
        .where("entity_type = :entityType", "entityType", request.filter("entityType"))
        .where("entity_id = :entityId", "entityId", request.idFilter("entityId"))
        .where("value = :value", "value", request.filter("value"))
        .where(VISIBLE)
        .binding(visibility.values())
        .searching("coalesce(value, '')")
        .run(jdbi, TagAssignmentStore::assignment);
  }

  WriteOutcome<UUID> delete(UUID id, Visibility visibility, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(
                    Writes.bind(
                        visibility.bind(handle.createQuery(DELETE)).bind("id", id), expected),
                    author)
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  private static TagAssignment assignment(ResultSet row, StatementContext context)
      throws SQLException {
    return new TagAssignment(
        Rows.id(row, "id"),
        Rows.id(row, "tag_id"),
        row.getString("name"),
        RecordType.of(row.getString("entity_type")),
        Rows.id(row, "entity_id"),
        Rows.optionalText(row, "value"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
