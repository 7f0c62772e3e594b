package app.ontos.workspace;

/** The codes of {@link WorkspaceFailure}, and whether it takes a person to mend one. */
enum FailureCode {
  /** A setting is missing or makes no sense. */
  WORKSPACE_NOT_CONFIGURED(true),
  /**
   * No usable answer: network, timeout, an error of the server, not what the interface promises.
   */
  CONTROL_PLANE_UNREACHABLE(false),
  /** Too many requests. */
  CONTROL_PLANE_BUSY(false),
  /** The service principal's login was refused. */
  CLIENT_SECRET_REFUSED(true),
  /** A person's token was refused. */
  TOKEN_REFUSED(true),
  /** The token to be exchanged for one of the workspace is over. */
  TOKEN_EXPIRED(true),
  /** The token to be exchanged is not one that a federation policy accepts. */
  TOKEN_INVALID(true),
  /** The host is, or its name has become, what may not be connected to. */
  ADDRESS_REFUSED(true),
  /** Logged in, and not allowed to do this. */
  NOT_ALLOWED(true),
  /** What was named does not exist. */
  LAKEBASE_NOT_FOUND(true),
  /** More than one is named. */
  LAKEBASE_AMBIGUOUS(true),
  /** None is named. */
  LAKEBASE_NOT_CONFIGURED(true),
  /** It exists and does not run. */
  LAKEBASE_STOPPED(true);

  private final boolean permanent;

  FailureCode(boolean permanent) {
    this.permanent = permanent;
  }

  boolean permanent() {
    return permanent;
  }
}
