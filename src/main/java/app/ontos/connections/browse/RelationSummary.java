package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A relation as it stands in a list.
 *
 * <p>The estimates are what the planner goes by: as of the last VACUUM or ANALYZE, and absent where
 * there was none. They cost nothing, while the real size of a table is only told to those who wait
 * for whoever has locked it, and, where storage is remote, after a look at each of its files.
 *
 * @param schema the schema's name
 * @param name as it is, without quotes
 * @param kind what it is
 * @param comment what COMMENT ON says
 * @param readable whether the role may SELECT all of it, or some columns at least
 * @param estimatedRows rows, roughly; of a partitioned table, those of its partitions together
 * @param estimatedBytes bytes on disk with indexes and TOAST, roughly; absent where nothing is
 *     stored, such as a view
 * @param partitionOf the partitioned table of which it is a part
 * @param extension the extension that brought it along
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RelationSummary(
    String schema,
    String name,
    RelationKind kind,
    Optional<String> comment,
    boolean readable,
    Optional<Long> estimatedRows,
    Optional<Long> estimatedBytes,
    Optional<RelationName> partitionOf,
    Optional<String> extension) {}
