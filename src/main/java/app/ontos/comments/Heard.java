package app.ontos.comments;

import app.ontos.records.RecordType;
import java.time.Instant;
import java.util.UUID;

/**
 * A comment that concerns a reader.
 *
 * @param title what its record is called
 * @param text its beginning
 */
record Heard(
    RecordType type, UUID id, String title, String text, String author, Instant createdAt) {}
