package app.ontos.connections.browse;

/**
 * Which type is meant.
 *
 * @param schema {@code pg_catalog} for a type of PostgreSQL's own
 * @param name as in the catalog: {@code int4}, not {@code integer}
 */
public record TypeName(String schema, String name) {}
