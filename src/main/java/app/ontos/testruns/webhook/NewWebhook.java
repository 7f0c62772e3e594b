package app.ontos.testruns.webhook;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What clients may say of a webhook; see {@link Webhook} for the fields.
 *
 * @param secret the one that is to sign; without it the one that is there stays
 */
public record NewWebhook(
    @Schema(required = true, maxLength = NewWebhook.URL_LENGTH) String url,
    List<WebhookEvent> events,
    @Schema(defaultValue = "true") boolean enabled,
    @Schema(
            implementation = String.class,
            minLength = NewWebhook.SHORTEST_SECRET,
            maxLength = NewWebhook.LONGEST_SECRET)
        Optional<Secret> secret) {

  static final int URL_LENGTH = 1_000;
  static final int SHORTEST_SECRET = 16;
  static final int LONGEST_SECRET = 200;
  private static final String SECRET = "secret";
  private static final int EVENT_LENGTH = 40;

  public NewWebhook {
    events = List.copyOf(events);
  }

  /**
   * Checks a body.
   *
   * @param isNew whether there is no secret yet
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewWebhook from(JsonBody body, OutboundPolicy outbound, boolean isNew) {
    Fields fields = body.fields();
    String url = fields.requiredText("url", URL_LENGTH);
    if (!url.isEmpty()) {
      outbound.faultOfWebhookUrl(url).ifPresent(fault -> fields.fault("url", fault));
    }
    NewWebhook webhook =
        new NewWebhook(
            url, events(fields), fields.flag("enabled").orElse(true), secret(fields, isNew));
    fields.check();
    return webhook;
  }

  /** What a patch is merged into; the secret stays where it is. */
  static NewWebhook of(Webhook webhook) {
    return new NewWebhook(webhook.url(), webhook.events(), webhook.enabled(), Optional.empty());
  }

  private static List<WebhookEvent> events(Fields fields) {
    if (!fields.has("events")) {
      return List.of(WebhookEvent.values());
    }
    List<WebhookEvent> events = new ArrayList<>();
    for (String text : fields.lines("events", EVENT_LENGTH)) {
      WebhookEvent event = WebhookEvent.BY_TEXT.get(text);
      if (event == null) {
        fields.fault("events", "must be turned-red, turned-green, or both");
      } else {
        events.add(event);
      }
    }
    return events;
  }

  /** What a GET tells of the secret may be sent back in its place, and is as good as nothing. */
  private static Optional<Secret> secret(Fields fields, boolean isNew) {
    if (fields.holdsObject(SECRET)) {
      fields
          .object(SECRET)
          .ifPresent(
              told -> {
                told.flag("isSet");
                told.line("updatedAt", EVENT_LENGTH);
              });
    }
    Optional<String> text =
        fields.holdsObject(SECRET) ? Optional.empty() : fields.verbatim(SECRET, LONGEST_SECRET);
    if (text.filter(given -> given.length() < SHORTEST_SECRET).isPresent()) {
      fields.fault(SECRET, "must have at least %d characters".formatted(SHORTEST_SECRET));
    }
    if (text.isEmpty() && isNew) {
      fields.fault(SECRET, "is required");
    }
    return text.map(Secret::new);
  }
}
