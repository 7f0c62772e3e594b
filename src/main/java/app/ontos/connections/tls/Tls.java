package app.ontos.connections.tls;

import java.util.Optional;

/** Whether and how a connection is encrypted. */
public sealed interface Tls {

  /** Not at all; a server that wants encryption will refuse. */
  record Off() implements Tls {}

  /**
   * Always; a server that does not offer it is refused. TLS 1.2 and 1.3 only.
   *
   * @param verification how far the server is verified
   * @param serverCa PEM certificates that are trusted in the place of the JVM's own authorities:
   *     one or more authorities, or the server's own self-signed certificate. Not with {@link
   *     Verification#NONE}, which would not look at it
   * @param client the certificate to show when the server asks for one
   */
  record On(
      Verification verification, Optional<String> serverCa, Optional<ClientCertificate> client)
      implements Tls {
    public On {
      if (verification == Verification.NONE && serverCa.isPresent()) {
        throw new IllegalArgumentException("nothing looks at a server CA without verification");
      }
    }
  }
}
