package app.ontos.glossary;

/**
 * A part of a contract that a concept can explain.
 *
 * @param type a table or a column
 * @param path what a link names it by
 */
record ContractPart(EntityType type, String path) {}
