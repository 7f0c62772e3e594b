package app.ontos.shared.page;

import java.util.function.Function;

/**
 * One way to sort a collection. The id breaks ties, so that an order is total and a page can go on
 * exactly where the last one ended, whatever was added or removed meanwhile.
 *
 * @param name as clients write it, {@code name} or {@code updatedAt}; a leading {@code -} reverses
 * @param column the column to sort by, never null in the table
 * @param type the column's PostgreSQL type, to which the cursor's text is cast
 * @param key the column's value in a record, as text that casts back to exactly that value
 */
public record SortOrder<T>(String name, String column, String type, Function<T, String> key) {}
