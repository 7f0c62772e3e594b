package app.ontos.shared.page;

import app.ontos.shared.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A checked question to a collection.
 *
 * @param collection what is asked
 * @param limit how many records at most, 1 to {@value #MAX_LIMIT}
 * @param sort the order
 * @param descending whether the order is reversed
 * @param after where to go on, absent for the first page
 * @param filters the filter parameters that were sent, {@code q} among them, by name
 */
public record PageRequest<T>(
    Collection<T> collection,
    int limit,
    SortOrder<T> sort,
    boolean descending,
    Optional<Cursor> after,
    Map<String, String> filters) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_VALUE_LENGTH = 1000;

  public PageRequest {
    filters = Map.copyOf(filters);
  }

  /**
   * Reads and checks the query parameters.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for an unknown or repeated parameter, a
   *     limit out of range, an unpublished order, a cursor that is not of this very query
   */
  public static <T> PageRequest<T> of(UriInfo uri, Collection<T> collection) {
    return of(uri.getQueryParameters(), collection);
  }

  /** The same of parameters that have been looked at before. */
  public static <T> PageRequest<T> of(
      MultivaluedMap<String, String> parameters, Collection<T> collection) {
    Map<String, String> sent = single(parameters);
    int limit = limit(Optional.ofNullable(sent.remove("limit")));
    Optional<String> sortName = Optional.ofNullable(sent.remove("sort"));
    Optional<String> cursor = Optional.ofNullable(sent.remove("cursor"));
    for (String name : sent.keySet()) {
      if (!name.equals("q") && !collection.filters().contains(name)) {
        throw malformed("There is no parameter " + name);
      }
    }
    SortOrder<T> sort = sort(collection, sortName);
    boolean descending =
        sortName.map(name -> name.startsWith("-")).orElse(collection.descendingByDefault());
    PageRequest<T> first =
        new PageRequest<>(collection, limit, sort, descending, Optional.empty(), sent);
    return cursor.isEmpty() ? first : first.after(cursor.get());
  }

  /** The filter's value as text. */
  public Optional<String> filter(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  /** The filter's value as an id; 400 where it is none. */
  public Optional<UUID> idFilter(String name) {
    return filter(name)
        .map(
            text -> {
              try {
                return UUID.fromString(text);
              } catch (IllegalArgumentException e) {
                throw malformed(name + " must be a UUID");
              }
            });
  }

  /**
   * The page that ends with the last of these records; one more than the limit means more to come.
   */
  Page<T> page(List<T> rows) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> items = rows.subList(0, limit);
    T last = items.get(limit - 1);
    Cursor next = new Cursor(digest(), sort.key().apply(last), collection.id().apply(last));
    return new Page<>(items, Optional.of(next.encode()));
  }

  /** The relative reference of this question at another place. */
  public String uriAt(String cursor) {
    Map<String, String> parameters = new TreeMap<>(filters);
    parameters.put("limit", Integer.toString(limit));
    parameters.put("sort", (descending ? "-" : "") + sort.name());
    parameters.put("cursor", cursor);
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", collection.path() + "?", ""));
  }

  private PageRequest<T> after(String text) {
    Optional<Cursor> cursor = Cursor.decode(text).filter(c -> c.query() == digest());
    if (cursor.isEmpty()) {
      throw malformed("The cursor is not one of this query; start without it");
    }
    return new PageRequest<>(collection, limit, sort, descending, cursor, filters);
  }

  private int digest() {
    String query = collection.path() + descending + sort.name() + new TreeMap<>(filters);
    return query.hashCode();
  }

  private static Map<String, String> single(MultivaluedMap<String, String> parameters) {
    Map<String, String> single = new TreeMap<>();
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (parameter.getValue().size() != 1) {
        throw malformed("The parameter %s is given twice".formatted(parameter.getKey()));
      }
      String value = parameter.getValue().get(0);
      if (value.length() > MAX_VALUE_LENGTH * 4 || !isStorable(value)) {
        throw malformed("The value of %s is not usable text".formatted(parameter.getKey()));
      }
      single.put(parameter.getKey(), value);
    }
    return single;
  }

  private static boolean isStorable(String value) {
    return value
        .codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static int limit(Optional<String> text) {
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    if (text.get().matches("[1-9][0-9]{0,2}")) {
      int limit = Integer.parseInt(text.get());
      if (limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw malformed("limit must be a number from 1 to " + MAX_LIMIT);
  }

  private static <T> SortOrder<T> sort(Collection<T> collection, Optional<String> name) {
    if (name.isEmpty()) {
      return collection.sorts().get(0);
    }
    String wanted = name.get().startsWith("-") ? name.get().substring(1) : name.get();
    return collection.sorts().stream()
        .filter(sort -> sort.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                malformed(
                    "sort must be one of %s, with a leading - to reverse"
                        .formatted(
                            collection.sorts().stream()
                                .map(SortOrder::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static RuntimeException malformed(String detail) {
    return ProblemType.MALFORMED_REQUEST.because(detail);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
