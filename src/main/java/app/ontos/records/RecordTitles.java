package app.ontos.records;

import app.ontos.identity.Caller;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What records are called that others name by their ids, as far as the caller sees them. */
@ApplicationScoped
public class RecordTitles {
  private static final String SELECT =
      "select entity_id, title from indexed_record where entity_id = any(:ids) and "
          + Visibility.CONDITION;

  private final Jdbi jdbi;

  RecordTitles(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Titles by ids. */
  public record Titles(Map<UUID, String> byId) {
    public Titles {
      byId = Map.copyOf(byId);
    }

    /** The title; the id where the title is not known. */
    public String of(UUID id) {
      return byId.getOrDefault(id, id.toString());
    }
  }

  /** The titles of records of these kinds, which are read in one statement. */
  public Titles of(Stream<Optional<UUID>> records, Set<RecordType> kinds, Caller caller) {
    Collection<UUID> ids = records.flatMap(Optional::stream).distinct().toList();
    if (ids.isEmpty()) {
      return new Titles(Map.of());
    }
    Set<String> names =
        kinds.stream().map(RecordType::text).collect(Collectors.toUnmodifiableSet());
    return new Titles(
        jdbi.withHandle(
            handle ->
                Visibility.of(caller)
                    .of(names)
                    .bind(handle.createQuery(SELECT))
                    .bindArray("ids", UUID.class, ids)
                    .map((row, c) -> Map.entry(Rows.id(row, "entity_id"), row.getString("title")))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
