package app.ontos.connections;

import java.util.Optional;

/**
 * One place where a connection leads, without its secrets.
 *
 * @param host the server's host name
 * @param port its TCP port
 * @param database the database's name
 * @param defaultSchema where unqualified names are looked up
 * @param username the PostgreSQL role; whom the method implies without it
 * @param workspace URL of the workspace that mints; the service's own without it
 * @param endpoint path of the Lakebase Autoscaling endpoint that credentials are minted for
 * @param instanceName name of the Lakebase Provisioned instance that they are minted for
 * @param pool how many sessions there may be
 * @param statementTimeoutSeconds after which the server stops a statement
 * @param readOnly whether nothing may be written through it
 */
public record Environment(
    String host,
    int port,
    String database,
    Optional<String> defaultSchema,
    Optional<String> username,
    TlsSettings tls,
    Authentication authentication,
    Optional<String> workspace,
    Optional<String> endpoint,
    Optional<String> instanceName,
    PoolLimits pool,
    int statementTimeoutSeconds,
    boolean readOnly) {

  /**
   * How many sessions there may be, for each identity that logs in.
   *
   * @param maxSize at the same time
   * @param idleTimeoutSeconds after which an unused one is closed
   */
  public record PoolLimits(int maxSize, int idleTimeoutSeconds) {}

  /** What is known of a secret of this environment. */
  StoredSecret stored(SecretField field) {
    Optional<StoredSecret> stored =
        field == SecretField.CLIENT_KEY
            ? tls.clientKey()
            : authentication
                .stored()
                .filter(s -> authentication.secret().equals(Optional.of(field)));
    return stored.orElse(StoredSecret.NONE);
  }

  Environment with(TlsSettings other) {
    return new Environment(
        host,
        port,
        database,
        defaultSchema,
        username,
        other,
        authentication,
        workspace,
        endpoint,
        instanceName,
        pool,
        statementTimeoutSeconds,
        readOnly);
  }

  Environment with(Authentication other) {
    return new Environment(
        host,
        port,
        database,
        defaultSchema,
        username,
        tls,
        other,
        workspace,
        endpoint,
        instanceName,
        pool,
        statementTimeoutSeconds,
        readOnly);
  }
}
