package app.ontos.connections;

import app.ontos.connections.tls.PemFaults;
import app.ontos.shared.json.Fields;
import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads how the way to the server is encrypted, and looks into the certificates. */
@ApplicationScoped
class TlsReader {
  private static final String CLIENT_KEY = SecretField.CLIENT_KEY.field();
  private static final Map<String, TlsMode> MODES =
      Map.of(
          "off", TlsMode.OFF,
          "require", TlsMode.REQUIRE,
          "verify-ca", TlsMode.VERIFY_CA,
          "verify-full", TlsMode.VERIFY_FULL);

  /** Without a word the server is checked in full: Lakebase has a certificate that all trust. */
  private static final TlsSettings STRICT =
      new TlsSettings(TlsMode.VERIFY_FULL, Optional.empty(), Optional.empty(), Optional.empty());

  TlsSettings read(Fields environment, Map<SecretField, Secret> secrets) {
    Optional<Fields> fields = environment.object("tls");
    if (fields.isEmpty()) {
      return STRICT;
    }
    TlsMode mode = fields.get().oneOf("mode", MODES, TlsMode.VERIFY_FULL);
    SecretReader.read(fields.get(), SecretField.CLIENT_KEY, PemFaults.CLIENT_KEY_LENGTH, secrets);
    TlsSettings settings =
        new TlsSettings(
            mode,
            fields.get().verbatim("serverCa", PemFaults.SERVER_CA_LENGTH),
            fields.get().verbatim("clientCertificate", PemFaults.CLIENT_CERTIFICATE_LENGTH),
            Optional.empty());
    Optional<Secret> key = Optional.ofNullable(secrets.get(SecretField.CLIENT_KEY));
    settings.with(key).faults(Instant.now()).stream()
        .filter(fault -> key.isPresent() || !fault.field().equals(CLIENT_KEY)) // may be kept
        .forEach(fault -> fields.get().fault(fault.field(), fault.detail()));
    return settings;
  }
}
