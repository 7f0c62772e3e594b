package app.ontos.connections;

import app.ontos.connections.Authentication.MachineToMachine;
import app.ontos.connections.Authentication.Password;
import app.ontos.connections.Authentication.PersonalAccessToken;
import app.ontos.connections.Authentication.TokenFederation;
import app.ontos.shared.json.Fields;

/** What the settings of an environment must be to each other. */
final class EnvironmentRules {
  private EnvironmentRules() {}

  static void check(Environment environment, Fields fields) {
    if (environment.endpoint().isPresent() && environment.instanceName().isPresent()) {
      fields.fault("instanceName", "must not be given together with endpoint");
    }
    Authentication authentication = environment.authentication();
    if (environment.username().isEmpty() && needsUsername(authentication)) {
      fields.fault("username", "is required with this authentication method");
    }
    boolean mints = environment.endpoint().isPresent() || environment.instanceName().isPresent();
    if (authentication instanceof Password && mints) {
      String field = environment.endpoint().isPresent() ? "endpoint" : "instanceName";
      fields.fault(field, "has no use with a password: no credential is minted");
    }
    if (authentication.sendsToken() && environment.tls().mode() == TlsMode.OFF) {
      fields.fault("tls", "must not be off: the token would be sent in the clear");
    }
  }

  /** The other methods say themselves who logs in. */
  private static boolean needsUsername(Authentication authentication) {
    return authentication instanceof Password
        || authentication instanceof PersonalAccessToken
        || (authentication instanceof TokenFederation federation
            && federation.subjectTokenSource() == SubjectTokenSource.STATIC
            && federation.servicePrincipalId().isEmpty());
  }

  /** Whether another destination, or a weaker way to it, would get to see the secrets. */
  static boolean leadsElsewhere(Environment before, Environment after) {
    return !before.host().equalsIgnoreCase(after.host())
        || before.port() != after.port()
        || !before.workspace().equals(after.workspace())
        || !issuer(before.authentication()).equals(issuer(after.authentication()))
        || after.tls().mode().compareTo(before.tls().mode()) < 0;
  }

  /** Whom the secret is for: with another of these it is another secret. */
  private static String issuer(Authentication authentication) {
    if (authentication instanceof TokenFederation federation) {
      return federation.tokenUrl();
    }
    return authentication instanceof MachineToMachine machine ? machine.clientId() : "";
  }
}
