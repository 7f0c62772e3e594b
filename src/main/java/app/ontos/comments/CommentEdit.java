package app.ontos.comments;

import java.time.Instant;
import java.util.UUID;

/**
 * What a comment said before it was changed.
 *
 * @param version the comment's version then
 * @param writtenAt since when it said so
 */
public record CommentEdit(UUID id, long version, String text, Instant writtenAt) {}
