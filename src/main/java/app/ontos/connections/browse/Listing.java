package app.ontos.connections.browse;

import java.util.List;

/**
 * What was found, up to a limit.
 *
 * @param items at most as many as the limit says
 * @param truncated whether there are more
 */
public record Listing<T>(List<T> items, boolean truncated) {

  public Listing {
    items = List.copyOf(items);
  }

  /** The first of what was found, which holds more than the limit where there is more. */
  static <T> Listing<T> upTo(int limit, List<T> found) {
    boolean truncated = found.size() > limit;
    return new Listing<>(truncated ? found.subList(0, limit) : found, truncated);
  }
}
