package app.ontos.audit;

import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the trail; writing it is part of each record's own statement, see {@link AuditTrail}. */
@ApplicationScoped
class AuditStore {
  static final Collection<AuditEvent> COLLECTION =
      new Collection<>(
          "/api/v1/audit-events",
          List.of(
              new SortOrder<>(
                  "occurredAt",
                  "occurred_at",
                  "timestamptz",
                  event -> event.occurredAt().toString())),
          true,
          Set.of("entityType", "entityId", "actor", "action"),
          AuditEvent::id);

  private static final String SELECT =
      """
      select id, occurred_at, actor, action, entity_type, entity_id, entity_name, entity_version,
        request_id, before, after
      from audit_event""";

  private final Jdbi jdbi;

  AuditStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Page<AuditEvent> list(PageRequest<AuditEvent> request) {
    return new PageQuery<>(request, SELECT)
        .where("entity_type = :entityType", "entityType", request.filter("entityType"))
        .where("entity_id = :entityId", "entityId", request.idFilter("entityId"))
        .where("actor = :actor", "actor", request.filter("actor"))
        .where("action = :action", "action", request.filter("action"))
        .searching("(entity_name || ' ' || actor)")
        .run(jdbi, AuditStore::event);
  }

  Optional<AuditEvent> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(AuditStore::event)
                .findOne());
  }

  private static AuditEvent event(ResultSet row, StatementContext context) throws SQLException {
    return new AuditEvent(
        Rows.id(row, "id"),
        Rows.instant(row, "occurred_at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("entity_type"),
        Rows.id(row, "entity_id"),
        row.getString("entity_name"),
        row.getLong("entity_version"),
        row.getString("request_id"),
        Changes.between(Rows.optionalText(row, "before"), Rows.optionalText(row, "after")));
  }
}
