package app.ontos.audit;

import app.ontos.shared.db.Ids;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The part of a write that leaves its audit event: a common table expression, so that record and
 * event are one statement, both there or neither.
 *
 * <p>It reads the CTEs {@code after} (created, updated) and {@code before} (updated, deleted),
 * whose columns are those of the record; each must have {@code id}, {@code version} and {@code
 * name}.
 */
public final class AuditTrail {
  private static final String INSERT =
      """
      audited as (
        insert into audit_event (id, occurred_at, actor, action, entity_type, entity_id,
          entity_name, entity_version, request_id, before, after)
        select :auditId, now(), :actor, %s, '%s', %s.id, %s.name, %s.version, :requestId, %s, %s
        from %s)
      """;

  private AuditTrail() {}

  /** For an insert: {@code after} is the new row. */
  public static String created(String entityType) {
    return INSERT.formatted(
        "'created'", entityType, "after", "after", "after", "null", "to_jsonb(after)", "after");
  }

  /** For an update: both rows. */
  public static String updated(String entityType) {
    return INSERT.formatted(
        "'updated'",
        entityType,
        "after",
        "after",
        "after",
        "to_jsonb(before)",
        "to_jsonb(after)",
        "after join before on before.id = after.id");
  }

  /** For an insert that becomes an update where there is a row: its version tells which it was. */
  public static String saved(String entityType) {
    return INSERT.formatted(
        "case after.version when 1 then 'created' else 'updated' end",
        entityType,
        "after",
        "after",
        "after",
        "to_jsonb(before)",
        "to_jsonb(after)",
        "after left join before on before.id = after.id");
  }

  /** For a delete: {@code before} is the old row, {@code gone} holds the id if it really went. */
  public static String deleted(String entityType) {
    return INSERT.formatted(
        "'deleted'",
        entityType,
        "before",
        "before",
        "before",
        "to_jsonb(before)",
        "null",
        "before join gone on gone.id = before.id");
  }

  /** Binds what the expression needs. */
  public static <S extends SqlStatement<S>> S bind(S statement, Author author) {
    return statement
        .bind("auditId", Ids.next())
        .bind("actor", author.principal())
        .bind("requestId", author.requestId());
  }
}
