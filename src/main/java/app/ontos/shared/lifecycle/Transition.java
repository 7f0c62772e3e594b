package app.ontos.shared.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A move that was made.
 *
 * @param from the state before
 * @param to the state after
 * @param comment why
 * @param recordVersion the record's version after the move
 * @param occurredAt when
 * @param actor who made it
 */
public record Transition(
    UUID id,
    LifecycleState from,
    LifecycleState to,
    Optional<String> comment,
    long recordVersion,
    Instant occurredAt,
    String actor) {}
