package app.ontos.connections.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link Tls.On} as the one string that the driver hands to its socket factory: the verification,
 * then the server CA, the client's certificate and its key in base64, with colons between. What is
 * not there is empty.
 */
final class TlsArgument {
  private static final String SEPARATOR = ":";

  private TlsArgument() {}

  static String encode(Tls.On tls) {
    Stream<String> pems =
        Stream.of(
            tls.serverCa().orElse(""),
            tls.client().map(ClientCertificate::certificatePem).orElse(""),
            tls.client().map(ClientCertificate::keyPem).orElse(""));
    return Stream.concat(Stream.of(tls.verification().name()), pems.map(TlsArgument::base64))
        .collect(Collectors.joining(SEPARATOR));
  }

  static Tls.On decode(String argument) {
    List<String> parts = List.of(argument.split(SEPARATOR, -1));
    Optional<ClientCertificate> client =
        text(parts.get(2))
            .flatMap(
                certificate ->
                    text(parts.get(3)).map(key -> new ClientCertificate(certificate, key)));
    return new Tls.On(Verification.valueOf(parts.get(0)), text(parts.get(1)), client);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(String base64) {
    return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
        .filter(text -> !text.isEmpty());
  }
}
