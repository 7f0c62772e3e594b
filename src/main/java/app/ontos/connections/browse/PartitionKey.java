package app.ontos.connections.browse;

import java.util.List;

/**
 * How a partitioned table spreads its rows.
 *
 * @param strategy how values are matched
 * @param columns those that are used as they are; expressions stand in the definition alone
 * @param definition the whole, as SQL: {@code RANGE (region, lower(city))}
 */
public record PartitionKey(PartitionStrategy strategy, List<String> columns, String definition) {

  public PartitionKey {
    columns = List.copyOf(columns);
  }
}
