package app.ontos.sql.run;

import java.util.UUID;

/**
 * A saved statement and where it runs: what was learnt of it there holds for its next run.
 *
 * @param version of the query, which fixes its text and its parameters
 * @param connectionVersion of the connection, which fixes where the environment leads
 */
public record StatementKey(
    UUID query, long version, UUID connection, long connectionVersion, String environment) {}
