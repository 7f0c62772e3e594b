package app.ontos.connections;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** How a login proves who it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
  @JsonSubTypes.Type(
      name = "personal-access-token",
      value = Authentication.PersonalAccessToken.class),
  @JsonSubTypes.Type(name = "oauth-m2m", value = Authentication.MachineToMachine.class),
  @JsonSubTypes.Type(name = "token-federation", value = Authentication.TokenFederation.class),
  @JsonSubTypes.Type(name = "app", value = Authentication.App.class),
  @JsonSubTypes.Type(name = "password", value = Authentication.Password.class)
})
@Schema(
    oneOf = {
      Authentication.PersonalAccessToken.class,
      Authentication.MachineToMachine.class,
      Authentication.TokenFederation.class,
      Authentication.App.class,
      Authentication.Password.class
    },
    discriminatorProperty = "method",
    discriminatorMapping = {
      @DiscriminatorMapping(
          value = "personal-access-token",
          schema = Authentication.PersonalAccessToken.class),
      @DiscriminatorMapping(value = "oauth-m2m", schema = Authentication.MachineToMachine.class),
      @DiscriminatorMapping(
          value = "token-federation",
          schema = Authentication.TokenFederation.class),
      @DiscriminatorMapping(value = "app", schema = Authentication.App.class),
      @DiscriminatorMapping(value = "password", schema = Authentication.Password.class)
    })
public sealed interface Authentication {

  /** The secret that the method keeps, if it keeps one. */
  Optional<SecretField> secret();

  /** What is known of that secret. */
  Optional<StoredSecret> stored();

  /** The same method with the secret as it is now. */
  Authentication with(StoredSecret secret);

  /** Whether a token takes the place of a password, which must then never travel in the clear. */
  default boolean sendsToken() {
    return !(this instanceof Password);
  }

  /** The method as it stands in JSON. */
  String method();

  /** The method as people know it. */
  String title();

  /** A personal access token of a user or a service principal. */
  @Schema(properties = @SchemaProperty(name = "method", enumeration = "personal-access-token"))
  record PersonalAccessToken(StoredSecret accessToken) implements Authentication {
    @Override
    public String method() {
      return "personal-access-token";
    }

    @Override
    public String title() {
      return "personal access token";
    }

    @Override
    public Optional<SecretField> secret() {
      return Optional.of(SecretField.ACCESS_TOKEN);
    }

    @Override
    public Optional<StoredSecret> stored() {
      return Optional.of(accessToken);
    }

    @Override
    public Authentication with(StoredSecret secret) {
      return new PersonalAccessToken(secret);
    }
  }

  /** A service principal with its OAuth secret. */
  @Schema(properties = @SchemaProperty(name = "method", enumeration = "oauth-m2m"))
  record MachineToMachine(String clientId, StoredSecret clientSecret) implements Authentication {
    @Override
    public String method() {
      return "oauth-m2m";
    }

    @Override
    public String title() {
      return "OAuth machine-to-machine";
    }

    @Override
    public Optional<SecretField> secret() {
      return Optional.of(SecretField.CLIENT_SECRET);
    }

    @Override
    public Optional<StoredSecret> stored() {
      return Optional.of(clientSecret);
    }

    @Override
    public Authentication with(StoredSecret secret) {
      return new MachineToMachine(clientId, secret);
    }
  }

  /**
   * A token of another issuer, exchanged for one of Databricks (RFC 8693).
   *
   * @param tokenUrl where it is exchanged: of a workspace, or of an account
   * @param subjectToken kept for the static source only
   * @param servicePrincipalId for workload identity federation: as whom
   */
  @Schema(properties = @SchemaProperty(name = "method", enumeration = "token-federation"))
  record TokenFederation(
      SubjectTokenSource subjectTokenSource,
      String tokenUrl,
      Optional<StoredSecret> subjectToken,
      Optional<UUID> servicePrincipalId)
      implements Authentication {
    @Override
    public String method() {
      return "token-federation";
    }

    @Override
    public String title() {
      return "OAuth token federation";
    }

    @Override
    public Optional<SecretField> secret() {
      return subjectToken.map(present -> SecretField.SUBJECT_TOKEN);
    }

    @Override
    public Optional<StoredSecret> stored() {
      return subjectToken;
    }

    @Override
    public Authentication with(StoredSecret secret) {
      return new TokenFederation(
          subjectTokenSource, tokenUrl, Optional.of(secret), servicePrincipalId);
    }
  }

  /** The service's own identity in its workspace. */
  @Schema(properties = @SchemaProperty(name = "method", enumeration = "app"))
  record App() implements Authentication {
    @Override
    public String method() {
      return "app";
    }

    @Override
    public String title() {
      return "the identity of this app";
    }

    @Override
    public Optional<SecretField> secret() {
      return Optional.empty();
    }

    @Override
    public Optional<StoredSecret> stored() {
      return Optional.empty();
    }

    @Override
    public Authentication with(StoredSecret secret) {
      return this;
    }
  }

  /** A role of PostgreSQL's own with its password. */
  @Schema(properties = @SchemaProperty(name = "method", enumeration = "password"))
  record Password(StoredSecret password) implements Authentication {
    @Override
    public String method() {
      return "password";
    }

    @Override
    public String title() {
      return "a password";
    }

    @Override
    public Optional<SecretField> secret() {
      return Optional.of(SecretField.PASSWORD);
    }

    @Override
    public Optional<StoredSecret> stored() {
      return Optional.of(password);
    }

    @Override
    public Authentication with(StoredSecret secret) {
      return new Password(secret);
    }
  }
}
