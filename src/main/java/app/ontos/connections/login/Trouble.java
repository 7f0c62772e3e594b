package app.ontos.connections.login;

/**
 * The kinds of failure on the way into a database; the names are part of the API. Those of TLS come
 * from {@link app.ontos.connections.tls.TlsTrouble}, with {@code TLS_} in front, and those of the
 * workspace from {@link app.ontos.workspace.WorkspaceFailure#code()}.
 */
public enum Trouble {
  /** The address is one that the service does not connect to. */
  HOST_NOT_ALLOWED,
  HOST_UNKNOWN,
  CONNECTION_REFUSED,
  TIMED_OUT,
  /** The role is not there, or the password or token is not its own. */
  LOGIN_REFUSED,
  DATABASE_MISSING,
  NOT_ALLOWED,
  /** The server admits nobody at present. */
  INSTANCE_STOPPED,
  TOO_MANY_CONNECTIONS,
  /** The caller's own token was wanted, and none came with the request. */
  IDENTITY_PROVIDER_TOKEN_NOT_FOUND,
  /** The stored secret can't be opened any more. */
  SECRET_UNREADABLE,
  /** Nothing says which workspace gives the token. */
  WORKSPACE_UNKNOWN,
  /** The service has as many sessions or pools open as it may. */
  CAPACITY_EXHAUSTED,
  CONNECTION_LOST,
  UNREACHABLE
}
