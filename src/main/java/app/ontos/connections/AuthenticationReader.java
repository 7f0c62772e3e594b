package app.ontos.connections;

import app.ontos.connections.Authentication.App;
import app.ontos.connections.Authentication.MachineToMachine;
import app.ontos.connections.Authentication.Password;
import app.ontos.connections.Authentication.PersonalAccessToken;
import app.ontos.connections.Authentication.TokenFederation;
import app.ontos.shared.json.Fields;
import app.ontos.shared.outbound.OutboundPolicy;
import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Reads how a login proves who it is. */
@ApplicationScoped
class AuthenticationReader {
  private static final int TOKEN_LENGTH = 16_384;
  private static final int SECRET_LENGTH = 1000;
  private static final int URL_LENGTH = 500;

  private static final Map<String, SubjectTokenSource> SOURCES =
      Map.of(
          "login-identity-provider",
          SubjectTokenSource.LOGIN_IDENTITY_PROVIDER,
          "static",
          SubjectTokenSource.STATIC);

  private final OutboundPolicy outbound;

  AuthenticationReader(OutboundPolicy outbound) {
    this.outbound = outbound;
  }

  /** A method's own fields. */
  private interface MethodReader {
    Authentication read(Fields fields, Map<SecretField, Secret> secrets);
  }

  Authentication read(Fields environment, Map<SecretField, Secret> secrets) {
    Map<String, MethodReader> methods =
        Map.of(
            "personal-access-token", AuthenticationReader::personalAccessToken,
            "oauth-m2m", AuthenticationReader::machineToMachine,
            "token-federation", this::tokenFederation,
            "app", (fields, unused) -> new App(),
            "password", AuthenticationReader::password);
    Optional<Fields> fields = environment.object("authentication");
    if (fields.isEmpty()) {
      if (!environment.has("authentication")) {
        environment.fault("authentication", "is required");
      }
      return new App();
    }
    return fields
        .get()
        .oneOf("method", methods, (unread, unused) -> new App())
        .read(fields.get(), secrets);
  }

  private static Authentication personalAccessToken(
      Fields fields, Map<SecretField, Secret> secrets) {
    SecretReader.read(fields, SecretField.ACCESS_TOKEN, TOKEN_LENGTH, secrets);
    return new PersonalAccessToken(StoredSecret.NONE);
  }

  private static Authentication machineToMachine(Fields fields, Map<SecretField, Secret> secrets) {
    SecretReader.read(fields, SecretField.CLIENT_SECRET, SECRET_LENGTH, secrets);
    return new MachineToMachine(
        fields.requiredText("clientId", Fields.NAME_LENGTH), StoredSecret.NONE);
  }

  private Authentication tokenFederation(Fields fields, Map<SecretField, Secret> secrets) {
    SubjectTokenSource source =
        fields.oneOf("subjectTokenSource", SOURCES, SubjectTokenSource.LOGIN_IDENTITY_PROVIDER);
    String tokenUrl = fields.requiredText("tokenUrl", URL_LENGTH);
    if (!tokenUrl.isEmpty()) {
      outbound.faultOfTokenUrl(tokenUrl).ifPresent(fault -> fields.fault("tokenUrl", fault));
    }
    Optional<StoredSecret> subjectToken = Optional.empty();
    if (source == SubjectTokenSource.STATIC) {
      SecretReader.read(fields, SecretField.SUBJECT_TOKEN, TOKEN_LENGTH, secrets);
      subjectToken = Optional.of(StoredSecret.NONE);
    }
    return new TokenFederation(source, tokenUrl, subjectToken, fields.id("servicePrincipalId"));
  }

  private static Authentication password(Fields fields, Map<SecretField, Secret> secrets) {
    SecretReader.read(fields, SecretField.PASSWORD, SECRET_LENGTH, secrets);
    return new Password(StoredSecret.NONE);
  }
}
