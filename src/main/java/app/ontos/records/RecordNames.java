package app.ontos.records;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells what records are called that others refer to by their ids. */
@ApplicationScoped
public class RecordNames {
  private final RecordNameStore store;

  RecordNames(RecordNameStore store) {
    this.store = store;
  }

  /**
   * The names, by id, in one statement.
   *
   * @return without those that are not there, or that may not be seen
   */
  public Map<UUID, String> of(RecordType type, Collection<UUID> ids, Visibility visibility) {
    return ids.isEmpty() ? Map.of() : store.names(type, ids, visibility);
  }
}
