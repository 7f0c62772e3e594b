package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * An index.
 *
 * @param name as it is, without quotes
 * @param method the access method: {@code btree}, {@code gin}, {@code hnsw}
 * @param unique whether no two rows that it covers have the same keys
 * @param valid false where it was built in vain, and is not used
 * @param keys what it is by, as SQL: columns, quoted where they need it, and expressions
 * @param predicate the rows that it covers; absent where that is all
 * @param definition the statement that would create it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Index(
    String name,
    String method,
    boolean unique,
    boolean valid,
    List<String> keys,
    Optional<String> predicate,
    String definition) {

  public Index {
    keys = List.copyOf(keys);
  }
}
