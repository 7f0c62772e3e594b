package app.ontos.records;

import app.ontos.shared.json.Fields;
import app.ontos.shared.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Names a record of any kind.
 *
 * @param type what kind of record
 * @param id which one
 */
public record RecordReference(RecordType type, UUID id) {
  private static final UUID NOBODY = new UUID(0, 0);

  /**
   * For an insert: the id of the record where it is there and the caller may see it, and else one
   * that no record has, so that the foreign key refuses the row.
   */
  public static final String VISIBLE_ID =
      """
      coalesce((select entity_id from indexed_record
        where entity_type = :entityType and entity_id = :entityId and %s),
        uuid '00000000-0000-0000-0000-000000000000')"""
          .formatted(Visibility.CONDITION);

  /** Takes {@code entityType} and {@code entityId} from a body; both are required. */
  public static RecordReference from(Fields fields) {
    RecordType type = fields.oneOf("entityType", RecordType.BY_TEXT, RecordType.DATA_DOMAIN);
    Optional<UUID> id = fields.id("entityId");
    if (!fields.has("entityId")) {
      fields.fault("entityId", "is required");
    }
    return new RecordReference(type, id.orElse(NOBODY));
  }

  /**
   * As a path names it.
   *
   * @throws app.ontos.shared.problem.ProblemException 404 for a kind that is none
   */
  public static RecordReference of(String type, UUID id) {
    return Optional.ofNullable(RecordType.BY_TEXT.get(type))
        .map(known -> new RecordReference(known, id))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no kind of record " + type));
  }

  /** Binds {@link #VISIBLE_ID}, but for who may see it. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    return statement.bind("entityType", type.text()).bind("entityId", id);
  }
}
