package app.ontos.testruns.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that was told, or is to be.
 *
 * @param event {@code turned-red}, {@code turned-green} or {@code test}
 * @param state {@code pending}, {@code delivered} or {@code failed}, which is for good
 * @param attempts how many there were
 * @param nextAttemptAt when it is tried next, while it is pending
 * @param status of the last answer, if there was one
 * @param error why the last attempt did not do
 */
@Schema(name = "WebhookDelivery")
public record Delivery(
    UUID id,
    String event,
    String state,
    int attempts,
    Optional<Instant> nextAttemptAt,
    Optional<Integer> status,
    Optional<String> error,
    Instant createdAt,
    Optional<Instant> endedAt) {
  private static final Duration SOON = Duration.ofSeconds(15);

  /** Whether it is worth while to wait for what becomes of it. */
  boolean endsSoon(Instant now) {
    return nextAttemptAt.filter(next -> next.isBefore(now.plus(SOON))).isPresent();
  }
}
