package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * A relation in full.
 *
 * <p>Expressions are spelled by PostgreSQL itself, which leaves the schema out of a name that is
 * found on the session's {@code search_path}: compare expressions of sessions with the same path.
 *
 * @param summary what a list tells of it
 * @param columns in the table's order
 * @param primaryKey absent where there is none, as in every view
 * @param uniqueConstraints by name
 * @param foreignKeys by name; those that this relation holds, not those that point at it
 * @param checkConstraints by name
 * @param indexes by name; with those that a key brought along, which bear the key's name
 * @param partitionKey how rows are spread over partitions, of a partitioned table
 * @param partitionBound which rows belong here, of a partition: {@code FOR VALUES FROM (1) TO (9)}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Relation(
    @JsonUnwrapped RelationSummary summary,
    List<Column> columns,
    Optional<PrimaryKey> primaryKey,
    List<UniqueConstraint> uniqueConstraints,
    List<ForeignKey> foreignKeys,
    List<CheckConstraint> checkConstraints,
    List<Index> indexes,
    Optional<PartitionKey> partitionKey,
    Optional<String> partitionBound) {

  public Relation {
    columns = List.copyOf(columns);
    uniqueConstraints = List.copyOf(uniqueConstraints);
    foreignKeys = List.copyOf(foreignKeys);
    checkConstraints = List.copyOf(checkConstraints);
    indexes = List.copyOf(indexes);
  }
}
