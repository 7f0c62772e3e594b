package app.ontos.connections;

import app.ontos.shared.json.Fields;
import app.ontos.shared.secrets.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of the secrets of an environment that is saved: those that come replace the old
 * ones, and those that don't come stay, unless they would be sent elsewhere than before. Otherwise
 * whoever may edit a connection could have its secret delivered to a server of their own.
 *
 * @param before what is replaced
 * @param given the secrets that came
 * @param now since when those are good
 */
record SecretRetention(Optional<Environment> before, Map<SecretField, Secret> given, Instant now) {

  /** The environment as it will be; faults are noted in its fields. */
  NewEnvironment settle(Environment settings, Fields fields) {
    Environment settled = settings;
    Optional<SecretField> needed = settings.authentication().secret();
    if (needed.isPresent()) {
      StoredSecret secret = settle(needed.get(), settings, fields, "authentication");
      settled = settled.with(settings.authentication().with(secret));
    }
    if (settings.tls().clientCertificate().isPresent()) {
      StoredSecret key = settle(SecretField.CLIENT_KEY, settings, fields, "tls");
      settled = settled.with(settings.tls().withClientKey(key));
    }
    return new NewEnvironment(settled, given);
  }

  private StoredSecret settle(
      SecretField field, Environment settings, Fields fields, String object) {
    if (given.containsKey(field)) {
      return StoredSecret.since(now);
    }
    StoredSecret kept = before.map(old -> old.stored(field)).orElse(StoredSecret.NONE);
    if (!kept.isSet()) {
      fields.fault(object, field.field(), "is required");
    } else if (before.filter(old -> isMisplaced(field, old, settings)).isPresent()) {
      fields.fault(
          object,
          field.field(),
          "must be sent again: it would be used elsewhere, otherwise or less safely than before");
    }
    return kept;
  }

  private static boolean isMisplaced(SecretField field, Environment old, Environment settings) {
    boolean otherCertificate =
        field == SecretField.CLIENT_KEY
            && !old.tls().clientCertificate().equals(settings.tls().clientCertificate());
    return otherCertificate || EnvironmentRules.leadsElsewhere(old, settings);
  }
}
