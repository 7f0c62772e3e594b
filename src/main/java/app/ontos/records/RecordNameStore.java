package app.ontos.records;

import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads names out of the row that every record has. */
@ApplicationScoped
class RecordNameStore {
  private static final String SELECT =
      """
      select entity_id, title from indexed_record
      where entity_type = :type and entity_id = any(:ids) and %s"""
          .formatted(Visibility.CONDITION);

  private record Named(UUID id, String name) {}

  private final Jdbi jdbi;

  RecordNameStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Map<UUID, String> names(RecordType type, Collection<UUID> ids, Visibility visibility) {
    return jdbi.withHandle(
        handle ->
            visibility
                .bind(handle.createQuery(SELECT))
                .bind("type", type.text())
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> new Named(Rows.id(row, "entity_id"), row.getString("title")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Named::id, Named::name)));
  }
}
