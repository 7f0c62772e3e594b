package app.ontos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Databricks and its Lakebase on one machine: a real PostgreSQL with TLS, and a real HTTP server in
 * the place of the workspace, which checks client secrets, tokens and scopes and mints database
 * credentials.
 *
 * <p>A credential is the role's password in PostgreSQL until it ends or the next one is minted;
 * PostgreSQL itself refuses it afterwards with SQLSTATE 28P01. Logins other than the superuser's
 * need TLS. Safe for use by several threads; every switch works at once.
 */
public final class LakebaseEmulator implements AutoCloseable {
  private final EmulatorOptions options;
  private final Path caPem;
  private final EmbeddedPostgres postgres;
  private final EmulatedDatabase database;
  private final WorkspaceIdentity identity = WorkspaceIdentity.create();
  private final Catalog catalog = new Catalog();
  private final DirectoryRoutes directory = new DirectoryRoutes(identity);
  private final Faults faults = new Faults();
  private final RequestCounts counts = new RequestCounts();
  private final TokenTerms terms = new TokenTerms();
  private final IssuedTokens tokens;
  private final TokenExchange exchange;
  private final CredentialMint mint;
  private final WorkspaceStandIn workspace;

  private LakebaseEmulator(EmulatorOptions options, Path caPem, EmbeddedPostgres postgres) {
    this.options = options;
    this.caPem = caPem;
    this.postgres = postgres;
    this.database = new EmulatedDatabase(postgres, options.database());
    Jwts jwts = new Jwts();
    this.tokens = new IssuedTokens(jwts, terms, identity);
    this.exchange = new TokenExchange(jwts, terms);
    this.mint = new CredentialMint(catalog, tokens, terms, database);
    this.workspace =
        new WorkspaceStandIn(
            options.workspacePort().orElseGet(FreePorts::choose), routes(), tokens, faults, counts);
    tokens.remember(postgres.superuserPassword());
    terms.credentialLifetime(options.tokenLifetime());
    EmulatedApp.describe(options, catalog);
  }

  /**
   * Starts both servers; returns when both accept connections.
   *
   * @throws EmbeddedPostgresFailed if PostgreSQL does not start
   */
  public static LakebaseEmulator start(EmulatorOptions options) {
    Path folder = options.data().orElseGet(TemporaryServers::newFolder).toAbsolutePath();
    boolean kept = options.data().isPresent();
    try {
      Certificates certificates = Certificates.in(folder.resolve("certificates"));
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(
              new EmbeddedPostgres.Options(
                  folder,
                  kept,
                  OptionalInt.empty(),
                  Optional.of(certificates.server()),
                  Duration.ofSeconds(60)));
      return startWorkspace(options, certificates, postgres);
    } catch (IOException e) {
      throw new EmbeddedPostgresFailed("The certificates were not made", e);
    }
  }

  /** Who is who in the workspace. */
  public WorkspaceIdentity identity() {
    return identity;
  }

  /** What exists in the workspace; can be changed. */
  public Catalog catalog() {
    return catalog;
  }

  /** Puts a person, named by e-mail, or a service principal into a group of the workspace. */
  public void addToGroup(String principal, String group) {
    directory.add(principal, group);
  }

  /** Takes everybody out of every group. */
  public void clearGroups() {
    directory.clear();
  }

  /** How the workspace misbehaves; can be changed. */
  public Faults faults() {
    return faults;
  }

  /** The PostgreSQL behind it, as its superuser sees it. */
  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /** The certificate that vouches for the server's, a PEM file. */
  public Path caPem() {
    return caPem;
  }

  /** The workspace's address. */
  public String workspaceUrl() {
    return workspace.url();
  }

  /**
   * The JDBC URL of the database, with TLS and a verified certificate, without user and password.
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(EmulatedApp.HOST, postgres.port(), options.database(), caPem);
  }

  /** The variables that an application gets from the platform and from its {@code app.yaml}. */
  public Map<String, String> environment() {
    return EmulatedApp.environment(options, identity, workspaceUrl(), postgres.port());
  }

  /** From now on credentials live this long; seconds are enough. */
  public void tokenLifetime(Duration lifetime) {
    terms.credentialLifetime(lifetime);
  }

  /** From now on the tokens for calls to the workspace live this long. */
  public void workspaceTokenLifetime(Duration lifetime) {
    terms.workspaceTokenLifetime(lifetime);
  }

  /** How far the times that the workspace reports are ahead; what it does keeps to real time. */
  public void clockSkew(Duration skew) {
    terms.clockSkew(skew);
  }

  /** PostgreSQL will refuse the next credentials that are minted, this many. */
  public void refuseLogins(int count) {
    mint.mintWrongOnes(count);
  }

  /** PostgreSQL refuses the service principal's current credential from now on. */
  public void revokeCredential() {
    database.revoke(identity.clientId());
  }

  /** The workspace refuses every token it has issued. */
  public void revokeWorkspaceTokens() {
    tokens.revokeAll();
  }

  /** The workspace's port is closed until {@link #reachable()}. */
  public void unreachable() {
    workspace.stopListening();
  }

  /** The workspace listens again, on the same port. */
  public void reachable() {
    workspace.listen();
  }

  /** Trusts tokens of a foreign issuer. */
  public void trust(FederationPolicy policy) {
    exchange.trust(policy);
  }

  /** A token such as a foreign issuer gives to a workload; a negative life makes it expired. */
  public String subjectToken(String issuer, String audience, String subject, Duration lifetime) {
    return tokens.subjectToken(issuer, audience, subject, lifetime);
  }

  /** Creates the service principal's role, as attaching the database to the application does. */
  public void createServicePrincipalRole() {
    database.attach(identity.clientId());
  }

  /** Creates a role for the person, named by e-mail. */
  public void createPersonRole() {
    database.attach(identity.personEmail());
  }

  /** Creates a role for anybody else whom the workspace may give tokens to. */
  public void createRole(String name) {
    database.attach(name);
  }

  /**
   * From now on a new token for calls to the workspace is also its bearer's password, in the place
   * of a credential.
   */
  public void acceptWorkspaceTokensAsPasswords() {
    tokens.onWorkspaceToken(database::setPassword);
  }

  /** Runs SQL in the database as its superuser. */
  public void runAsAdmin(String sql) {
    database.run(sql);
  }

  /** Stops PostgreSQL as a crash would. */
  public void stopDatabase() {
    database.stop();
  }

  /** Starts it again on the same port. */
  public void startDatabase() {
    database.start();
  }

  /** Stops it as a crash would, and starts it again. */
  public void restartDatabase() {
    database.stop();
    database.start();
  }

  /** Ends all sessions and refuses logins with SQLSTATE 28000, as a paused instance does. */
  public void pauseDatabase() {
    database.pause();
  }

  /** Lets logins in again. */
  public void resumeDatabase() {
    database.resume();
  }

  /** How many credentials have been minted. */
  public long mints() {
    return mint.mints();
  }

  /** How many tokens for calls to the workspace have been issued. */
  public long oidcTokens() {
    return tokens.workspaceTokens();
  }

  /** How often the path was called, whatever the answer. */
  public long requests(String path) {
    return counts.of(path);
  }

  /** Every path that was called, and how often. */
  public Map<String, Long> requests() {
    return counts.all();
  }

  /** Every secret, token and password there has been: none of them may show up in a log. */
  public List<String> issuedSecrets() {
    return tokens.secrets();
  }

  @Override
  public void close() {
    workspace.close();
    database.close();
  }

  /** Runs it in the foreground; see {@link EmulatorCommand}. */
  public static void main(String[] arguments) throws IOException {
    EmulatorCommand.run(arguments);
  }

  private static LakebaseEmulator startWorkspace(
      EmulatorOptions options, Certificates certificates, EmbeddedPostgres postgres) {
    boolean started = false;
    try {
      LakebaseEmulator emulator = new LakebaseEmulator(options, certificates.caPem(), postgres);
      if (options.attached()) {
        emulator.createServicePrincipalRole();
      }
      emulator.reachable();
      started = true;
      return emulator;
    } finally {
      if (!started) {
        postgres.close();
      }
    }
  }

  private List<ApiRoute> routes() {
    OidcEndpoints oidc = new OidcEndpoints(identity, tokens, terms, exchange, this::workspaceUrl);
    List<ApiRoute> routes = new ArrayList<>(oidc.routes());
    routes.addAll(mint.routes());
    routes.addAll(directory.routes());
    routes.addAll(new ControlPlane(identity, catalog).routes());
    return routes;
  }
}
