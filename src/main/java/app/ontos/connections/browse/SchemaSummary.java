package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A schema.
 *
 * @param name as it is, without quotes
 * @param owner the role that owns it
 * @param comment what COMMENT ON SCHEMA says
 * @param relations how many tables, views and the like it holds, partitions included
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SchemaSummary(String name, String owner, Optional<String> comment, long relations) {}
