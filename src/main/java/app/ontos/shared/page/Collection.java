package app.ontos.shared.page;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What may be asked of a collection.
 *
 * @param path where it is served
 * @param sorts its published sort orders; the first is the default
 * @param descendingByDefault whether the default order is reversed
 * @param filters the names of its own query parameters
 * @param id the id of a record
 */
public record Collection<T>(
    String path,
    List<SortOrder<T>> sorts,
    boolean descendingByDefault,
    Set<String> filters,
    Function<T, UUID> id) {

  public Collection {
    sorts = List.copyOf(sorts);
    filters = Set.copyOf(filters);
  }

  /** A collection sorted by its first order, ascending. */
  public static <T> Collection<T> of(
      String path, Set<String> filters, Function<T, UUID> id, List<SortOrder<T>> sorts) {
    return new Collection<>(path, sorts, false, filters, id);
  }
}
