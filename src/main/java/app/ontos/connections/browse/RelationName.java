package app.ontos.connections.browse;

/**
 * Which relation is meant.
 *
 * @param schema as it is, without quotes
 * @param name as it is, without quotes
 */
public record RelationName(String schema, String name) {}
