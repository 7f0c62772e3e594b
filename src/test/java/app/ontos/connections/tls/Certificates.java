package app.ontos.connections.tls;

import app.ontos.testing.TestAuthority;
import app.ontos.testing.TestAuthority.Issued;

/** Certificates for good and for ill, made once for all tests of this package. */
final class Certificates {
  static final TestAuthority OURS = TestAuthority.named("Ours");

  /** Another authority that only pretends to be ours. */
  static final TestAuthority IMPOSTOR = TestAuthority.named("Ours");

  static final TestAuthority OTHERS = TestAuthority.named("Others");

  /** For localhost, and not for 127.0.0.1. */
  static final Issued SERVER =
      OURS.issue("localhost", "-ext", "san=dns:localhost", "-ext", "eku=serverAuth");

  static final Issued EXPIRED_SERVER =
      OURS.issue("localhost", "-ext", "san=dns:localhost", "-startdate", "-20d", "-validity", "10");

  static final Issued CLIENT = OURS.issue("certified", "-ext", "eku=clientAuth");
  static final Issued RSA_CLIENT = OURS.issueRsa("certified", "-ext", "eku=clientAuth");
  static final Issued ED25519_CLIENT = OURS.issueEd25519("certified", "-ext", "eku=clientAuth");
  static final Issued CLIENT_OF_OTHERS = OTHERS.issue("certified", "-ext", "eku=clientAuth");
  static final Issued EXPIRED_CLIENT =
      OURS.issue("certified", "-startdate", "-20d", "-validity", "10");
  static final Issued FUTURE_CLIENT =
      OURS.issue("certified", "-startdate", "+20d", "-validity", "10");

  private Certificates() {}
}
