package app.ontos.local;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The tokens that the workspace has issued, and who may use them for what, until when. */
final class IssuedTokens {
  private static final String PREFIX = "Bearer ";
  private static final List<String> SUFFICIENT = List.of("all-apis", "postgres");

  private final Jwts jwts;
  private final TokenTerms terms;
  private final WorkspaceIdentity workspace;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> secrets = new ConcurrentLinkedQueue<>();
  private final AtomicLong workspaceTokens = new AtomicLong();

  private volatile NewToken listener = (caller, token, end) -> {};

  /** Hears of every new token for calls to the workspace. */
  interface NewToken {
    void issued(String caller, String token, Instant end);
  }

  /** Who calls: a service principal by its application id, a person by e-mail. */
  record Caller(String name) {}

  private record Issued(Caller caller, String scope, boolean forAccount, Instant end) {}

  IssuedTokens(Jwts jwts, TokenTerms terms, WorkspaceIdentity workspace) {
    this.jwts = jwts;
    this.terms = terms;
    this.workspace = workspace;
    remember(workspace.clientSecret());
    remember(workspace.personalAccessToken());
  }

  /**
   * A token for calls to the workspace.
   *
   * @param forAccount a token of the account, which the workspace's own calls refuse
   */
  String workspaceToken(String caller, String scope, Duration lifetime, boolean forAccount) {
    String audience = forAccount ? workspace.accountId() : workspace.workspaceId();
    String token = sign(caller, lifetime, Map.of("scope", scope, "aud", audience));
    Instant end = Instant.now().plus(lifetime);
    issued.put(token, new Issued(new Caller(caller), scope, forAccount, end));
    workspaceTokens.incrementAndGet();
    listener.issued(caller, token, end);
    return token;
  }

  /** A token for a login to PostgreSQL; about as long as a real one. */
  String databaseToken(String role, Duration lifetime) {
    Map<String, String> context =
        Map.of(
            "scope", "postgres", "aud", workspace.workspaceId(), "ctx", "permission ".repeat(50));
    return sign(role, lifetime, context);
  }

  /** A token of a foreign issuer, to be exchanged for one of the workspace. */
  String subjectToken(String issuer, String audience, String subject, Duration lifetime) {
    return sign(subject, lifetime, Map.of("iss", issuer, "aud", audience));
  }

  /**
   * Who is behind the header.
   *
   * @throws ApiRefusal unless the token was issued here, is still good, and may do this
   */
  Caller authorise(String header) {
    if (!header.startsWith(PREFIX)) {
      throw ApiRefusal.of(401, "UNAUTHENTICATED", "Credential was not sent");
    }
    String token = header.substring(PREFIX.length()).strip();
    if (token.equals(workspace.personalAccessToken())) {
      return new Caller(workspace.personEmail());
    }
    Issued found =
        Optional.ofNullable(issued.get(token))
            .orElseThrow(() -> ApiRefusal.of(401, "UNAUTHENTICATED", "Invalid Token"));
    if (!Instant.now().isBefore(found.end())) {
      throw ApiRefusal.of(401, "UNAUTHENTICATED", "Token is expired");
    }
    if (found.forAccount()) {
      throw ApiRefusal.of(403, "PERMISSION_DENIED", "An account token is of no use here");
    }
    if (List.of(found.scope().split(" ")).stream().noneMatch(SUFFICIENT::contains)) {
      throw ApiRefusal.of(
          403, "PERMISSION_DENIED", "The token does not have the required scopes: postgres");
    }
    return found.caller();
  }

  void onWorkspaceToken(NewToken hears) {
    listener = hears;
  }

  /** Forgets every workspace token, as if they had been revoked. */
  void revokeAll() {
    issued.clear();
  }

  long workspaceTokens() {
    return workspaceTokens.get();
  }

  /** Every secret there ever was, to be searched for where none may be. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  void remember(String secret) {
    secrets.add(secret);
  }

  private String sign(String subject, Duration lifetime, Map<String, String> more) {
    Instant end = Instant.now().plus(lifetime);
    // One that is over has been issued before that, too.
    Instant start = lifetime.isNegative() ? end.minus(Duration.ofHours(1)) : end.minus(lifetime);
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://workspace.example/oidc");
    claims.put("sub", subject);
    claims.put("iat", terms.reported(start).getEpochSecond());
    claims.put("exp", terms.reported(end).getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.putAll(more);
    String token = jwts.sign(claims);
    remember(token);
    return token;
  }
}
