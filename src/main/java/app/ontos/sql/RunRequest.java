package app.ontos.sql;

import app.ontos.audit.Author;
import app.ontos.identity.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to run, and for whom.
 *
 * @param query the version that was saved, if it was
 */
record RunRequest(
    UUID connection,
    Optional<QueryVersion> query,
    QueryDefinition definition,
    RunOptions options,
    Caller caller,
    Author author) {}
