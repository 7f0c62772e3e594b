package app.ontos.testruns.webhook;

import app.ontos.shared.secrets.Hmac;
import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.secrets.Secret;
import app.ontos.shared.secrets.SecretPlace;
import app.ontos.shared.secrets.SecretSealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Seals the secrets of webhooks, each for its own, and signs with them. */
@ApplicationScoped
class WebhookSecrets {
  private final SecretSealer sealer;

  WebhookSecrets(SecretSealer sealer) {
    this.sealer = sealer;
  }

  SealedSecret seal(UUID webhook, Secret secret) {
    return sealer.seal(secret, place(webhook));
  }

  /**
   * Signs a body that is sent at a time, so that an old one can't be sent again as new: HMAC-SHA256
   * of the seconds, a dot and the body.
   *
   * @throws app.ontos.shared.secrets.SecretUnreadable if the secret can't be opened
   */
  String sign(UUID webhook, SealedSecret sealed, long seconds, String body) {
    return "v1=" + Hmac.sign(sealer.open(sealed, place(webhook)), seconds + "." + body);
  }

  private static SecretPlace place(UUID webhook) {
    return new SecretPlace("contract-webhook", webhook, "", "secret");
  }
}
