package app.ontos.sql;

import java.time.Instant;

/** That a version of a query was kept. */
record KeptVersion(long version, Instant createdAt, String createdBy) {}
