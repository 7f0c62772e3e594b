package app.ontos.testruns.webhook;

import app.ontos.connections.StoredSecret;
import app.ontos.shared.version.Answers.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who is told when a data contract turns.
 *
 * @param url where it is posted to
 * @param events what is told: {@code turned-red}, {@code turned-green}
 * @param enabled whether anything is sent
 * @param secret by which what is sent is signed; it is never told again
 * @param version counts the record's states from 1
 */
public record Webhook(
    UUID id,
    UUID dataContractId,
    String url,
    List<WebhookEvent> events,
    boolean enabled,
    StoredSecret secret,
    long version,
    Instant createdAt,
    String createdBy,
    Instant updatedAt,
    String updatedBy)
    implements Versioned {

  public Webhook {
    events = List.copyOf(events);
  }

  /** Whether it is told of this. */
  public boolean tells(String event) {
    return events.stream().anyMatch(told -> told.text().equals(event));
  }
}
