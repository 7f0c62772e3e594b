package app.ontos.lakebase;

import app.ontos.token.AccessToken;
import app.ontos.token.CachingTokenSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The login of PROD mode: the detected Databricks identity with a database credential that the
 * token cache keeps fresh. No password is configured anywhere.
 */
final class LakebaseLogin implements LoginSource {
  /** Weaker modes would send the token in the clear, or fall back to doing so. */
  private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");

  private final DatabaseSettings settings;
  private final LakebaseCredentials credentials;
  private final CachingTokenSource tokens;
  private final FailureDiagnosis diagnosis;
  private volatile @Nullable Issued last;

  private record Issued(AccessToken token, DatabaseLogin login) {}

  LakebaseLogin(
      DatabaseSettings settings,
      LakebaseCredentials credentials,
      CachingTokenSource tokens,
      FailureDiagnosis diagnosis) {
    this.settings = settings;
    this.credentials = credentials;
    this.tokens = tokens;
    this.diagnosis = diagnosis;
  }

  @Override
  public CompletionStage<DatabaseLogin> login() {
    return tokens
        .currentAsync()
        .handle(
            (token, failure) -> {
              if (failure != null) {
                Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                throw new DatabaseUnavailable(diagnosis.of(cause, lastUsed()), cause);
              }
              return loginWith(token);
            });
  }

  private DatabaseLogin loginWith(AccessToken token) {
    Issued known = last;
    if (known != null && known.token().equals(token)) {
      return known.login();
    }
    LakebaseCredentials.Session session =
        credentials.session().orElseThrow(() -> new IllegalStateException("a token of nobody"));
    DatabaseLogin login =
        new DatabaseLogin(
            session.host(),
            session.port(),
            settings.name(),
            settings.schema(),
            session.user().name(),
            token.value(),
            sslmode(),
            settings.sslrootcert());
    last = new Issued(token, login);
    return login;
  }

  private String sslmode() {
    String mode = settings.sslmode().orElse("require");
    if (!ENCRYPTED.contains(mode)) {
      throw new DatabaseUnavailable(
          new Diagnosis(
              "TLS_REQUIRED",
              "With sslmode %s the credential could be sent in the clear".formatted(mode),
              "Set POSTGRES_SSLMODE to require, verify-ca or verify-full"));
    }
    return mode;
  }

  @Override
  public Optional<DatabaseLogin> lastUsed() {
    return Optional.ofNullable(last).map(Issued::login);
  }

  /** Only the password that is in hand is worth renewing; any other has been renewed already. */
  @Override
  public void refused(String password) {
    Issued known = last;
    if (known != null && known.login().password().equals(password)) {
      boolean unused = tokens.refused(known.token());
    }
  }

  @Override
  public void refreshIfDue() {
    tokens.refreshIfDue();
  }

  @Override
  public Origin origin() {
    Optional<LakebaseCredentials.Session> session = credentials.session();
    return new Origin(
        session.map(found -> found.user().how()),
        session.map(found -> found.lakebase().name()),
        Optional.of(tokens.snapshot()));
  }

  /** The platform sets PGUSER to the very name that is detected, which is not worth a word. */
  @Override
  public List<Diagnosis> notices() {
    Optional<String> detected = lastUsed().map(DatabaseLogin::user);
    return settings
        .user()
        .filter(user -> detected.filter(name -> !name.equals(user)).isPresent())
        .map(
            user ->
                new Diagnosis(
                    "POSTGRES_USER_IGNORED",
                    "POSTGRES_USER is %s, but the service logs in as %s"
                        .formatted(user, detected.orElseThrow()),
                    "Remove POSTGRES_USER from the configuration"))
        .stream()
        .toList();
  }
}
