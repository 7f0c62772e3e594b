package app.ontos.connections;

import app.ontos.connections.Authentication.MachineToMachine;
import app.ontos.connections.Authentication.TokenFederation;
import java.util.Optional;

/**
 * What the form of an environment is filled with.
 *
 * @param name the environment's; empty if it is to be given
 * @param settings as they are; absent for a new environment
 */
record EnvironmentForm(String name, Optional<Environment> settings) {
  private static final String USUAL_METHOD = "oauth-m2m";

  /** The method that is chosen. */
  public String method() {
    return settings.map(known -> known.authentication().method()).orElse(USUAL_METHOD);
  }

  /** How the server is checked. */
  public String tlsMode() {
    return settings.map(known -> known.tls().mode().text()).orElse(TlsMode.VERIFY_FULL.text());
  }

  /** The client of machine-to-machine logins. */
  public String clientId() {
    return settings
        .map(Environment::authentication)
        .map(known -> known instanceof MachineToMachine machine ? machine.clientId() : "")
        .orElse("");
  }

  /** The federation, if it is one. */
  public Optional<TokenFederation> federation() {
    return settings
        .map(Environment::authentication)
        .flatMap(
            known ->
                known instanceof TokenFederation federation
                    ? Optional.of(federation)
                    : Optional.empty());
  }

  /** Whether the subject token comes from the caller. */
  public boolean forwardsCallers() {
    return federation()
        .map(known -> known.subjectTokenSource() == SubjectTokenSource.LOGIN_IDENTITY_PROVIDER)
        .orElse(true);
  }

  /** Whether there is a secret that stays where none is typed. */
  public boolean keepsSecret() {
    return settings
        .flatMap(known -> known.authentication().stored())
        .filter(StoredSecret::isSet)
        .isPresent();
  }
}
