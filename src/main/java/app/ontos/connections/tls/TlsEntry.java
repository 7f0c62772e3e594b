package app.ontos.connections.tls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TLS as somebody enters it, whether or not it can be used.
 *
 * @param verification empty when TLS is off
 * @param serverCa see {@link Tls.On#serverCa}
 * @param clientCertificate see {@link ClientCertificate#certificatePem}
 * @param clientKey see {@link ClientCertificate#keyPem}; masked in {@link #toString}
 */
public record TlsEntry(
    Optional<Verification> verification,
    Optional<String> serverCa,
    Optional<String> clientCertificate,
    Optional<String> clientKey) {
  private static final String SERVER_CA = "serverCa";
  private static final String CLIENT_CERTIFICATE = "clientCertificate";
  private static final String CLIENT_KEY = "clientKey";

  /**
   * What is wrong with a field.
   *
   * @param field {@code serverCa}, {@code clientCertificate} or {@code clientKey}
   * @param detail continues the field's name
   */
  public record Fault(String field, String detail) {}

  /** All that keeps it from being used; empty when {@link #tls} can be called. */
  public List<Fault> faults(Instant now) {
    Stream<Optional<Fault>> faults =
        verification.isPresent()
            ? Stream.of(serverCaFault(now), certificateFault(now), keyFault(now))
            : Stream.of(
                withoutUse(serverCa, SERVER_CA),
                withoutUse(clientCertificate, CLIENT_CERTIFICATE),
                withoutUse(clientKey, CLIENT_KEY));
    return faults.flatMap(Optional::stream).toList();
  }

  /** What a connection is made with. */
  public Tls tls() {
    if (verification.isEmpty()) {
      return new Tls.Off();
    }
    Optional<ClientCertificate> client =
        clientCertificate.flatMap(
            certificate -> clientKey.map(key -> new ClientCertificate(certificate, key)));
    return new Tls.On(verification.get(), serverCa, client);
  }

  private static Optional<Fault> withoutUse(Optional<String> given, String field) {
    return given.map(pem -> new Fault(field, "has no use when TLS is off"));
  }

  private Optional<Fault> serverCaFault(Instant now) {
    if (serverCa.isPresent() && verification.equals(Optional.of(Verification.NONE))) {
      return Optional.of(
          new Fault(
              SERVER_CA,
              "has no use with require, which trusts any server; use verify-ca or verify-full"));
    }
    return serverCa
        .flatMap(pem -> PemFaults.ofServerCa(pem, now))
        .map(detail -> new Fault(SERVER_CA, detail));
  }

  private Optional<Fault> certificateFault(Instant now) {
    return clientCertificate
        .flatMap(pem -> PemFaults.ofClientCertificate(pem, now))
        .map(detail -> new Fault(CLIENT_CERTIFICATE, detail));
  }

  private Optional<Fault> keyFault(Instant now) {
    if (clientCertificate.isEmpty()) {
      return clientKey.map(key -> new Fault(CLIENT_KEY, "has no use without a client certificate"));
    }
    if (clientKey.isEmpty()) {
      return Optional.of(new Fault(CLIENT_KEY, "is required with a client certificate"));
    }
    Optional<String> fault = PemFaults.ofClientKey(clientKey.get());
    if (fault.isEmpty() && certificateFault(now).isEmpty()) {
      fault = PemFaults.ofPair(new ClientCertificate(clientCertificate.get(), clientKey.get()));
    }
    return fault.map(detail -> new Fault(CLIENT_KEY, detail));
  }

  @Override
  public String toString() {
    return "TlsEntry[verification=%s, clientKey=***]".formatted(verification);
  }
}
