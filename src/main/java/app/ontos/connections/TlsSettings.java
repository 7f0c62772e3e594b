package app.ontos.connections;

import app.ontos.connections.tls.TlsEntry;
import app.ontos.shared.secrets.Secret;
import java.util.Optional;

/**
 * How the way to the server is encrypted.
 *
 * @param mode how far the server is checked
 * @param serverCa PEM certificates that vouch for the server; those of the JVM without them
 * @param clientCertificate PEM certificate that the server asks for, its chain after it
 * @param clientKey the key to that certificate, never told
 */
public record TlsSettings(
    TlsMode mode,
    Optional<String> serverCa,
    Optional<String> clientCertificate,
    Optional<StoredSecret> clientKey) {

  /** The same with the key itself, to be checked or used. */
  public TlsEntry with(Optional<Secret> key) {
    return new TlsEntry(mode.verification(), serverCa, clientCertificate, key.map(Secret::value));
  }

  TlsSettings withClientKey(StoredSecret key) {
    return new TlsSettings(mode, serverCa, clientCertificate, Optional.of(key));
  }
}
