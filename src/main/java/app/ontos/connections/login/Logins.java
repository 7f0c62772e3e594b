package app.ontos.connections.login;

import app.ontos.connections.Authentication;
import app.ontos.connections.Authentication.App;
import app.ontos.connections.Authentication.MachineToMachine;
import app.ontos.connections.Authentication.Password;
import app.ontos.connections.Authentication.PersonalAccessToken;
import app.ontos.connections.Authentication.TokenFederation;
import app.ontos.connections.Environment;
import app.ontos.connections.SecretField;
import app.ontos.connections.SubjectTokenSource;
import app.ontos.connections.Target;
import app.ontos.identity.Caller;
import app.ontos.shared.secrets.Secret;
import app.ontos.token.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes the login that an environment's settings and the caller amount to. */
@ApplicationScoped
public class Logins {
  private final DatabricksTokens databricks;
  private final RotatingCredentials rotating;

  Logins(DatabricksTokens databricks, RotatingCredentials rotating) {
    this.databricks = databricks;
    this.rotating = rotating;
  }

  /**
   * Whether the login is the caller's own, and so must not be used for anybody else.
   *
   * @return false where all callers log in as one
   */
  public static boolean isOfCaller(Environment settings) {
    return settings.authentication() instanceof TokenFederation federation
        && federation.subjectTokenSource() == SubjectTokenSource.LOGIN_IDENTITY_PROVIDER
        && federation.servicePrincipalId().isEmpty();
  }

  /** A login for a target; nothing is asked of anybody before its first use. */
  public Login of(Target target, Caller caller) {
    AtomicReference<Optional<Secret>> callersToken = new AtomicReference<>(caller.accessToken());
    Authentication authentication = target.settings().authentication();
    return new Login(
        username(target.settings(), caller),
        credential(target, authentication, callersToken::get),
        callersToken);
  }

  private Supplier<String> username(Environment settings, Caller caller) {
    Optional<String> given = settings.username();
    if (given.isPresent()) {
      return given::get;
    }
    Authentication authentication = settings.authentication();
    if (authentication instanceof MachineToMachine machine) {
      return machine::clientId;
    }
    if (authentication instanceof TokenFederation federation) {
      return () -> federation.servicePrincipalId().map(UUID::toString).orElse(caller.principal());
    }
    return databricks::ownName;
  }

  private Credential credential(
      Target target, Authentication authentication, Supplier<Optional<Secret>> callersToken) {
    if (authentication instanceof Password) {
      return new Credential.Fixed(secret(target, SecretField.PASSWORD));
    }
    if (authentication instanceof PersonalAccessToken) {
      Secret token = secret(target, SecretField.ACCESS_TOKEN);
      return databricks.mints(target.settings())
          ? rotating.of(databricks.minting(target.settings(), () -> token))
          : new Credential.Fixed(token);
    }
    return rotating.of(source(target, authentication, callersToken));
  }

  private TokenSource source(
      Target target, Authentication authentication, Supplier<Optional<Secret>> callersToken) {
    if (authentication instanceof MachineToMachine machine) {
      Secret secret = secret(target, SecretField.CLIENT_SECRET);
      return databricks.machineToMachine(target.settings(), machine, secret);
    }
    if (authentication instanceof TokenFederation federation) {
      return federation.subjectTokenSource() == SubjectTokenSource.STATIC
          ? databricks.federation(
              target.settings(), federation, fixed(secret(target, SecretField.SUBJECT_TOKEN)))
          : databricks.federation(target.settings(), federation, callersToken);
    }
    if (authentication instanceof App) {
      return databricks.app(target.settings());
    }
    throw new IllegalArgumentException("no token comes with " + authentication);
  }

  private static Supplier<Optional<Secret>> fixed(Secret secret) {
    return () -> Optional.of(secret);
  }

  private static Secret secret(Target target, SecretField field) {
    return target
        .secret(field)
        .orElseThrow(
            () ->
                ConnectionFailure.of(
                    Trouble.SECRET_UNREADABLE,
                    "The connection has no " + field.field(),
                    "Send it again"));
  }
}
