package app.ontos.local;

/** The parts of the workspace's HTTP interface that can fail independently. */
public enum ApiGroup {
  /** Discovery and workspace tokens. */
  OIDC,
  /** Minting of database credentials. */
  CREDENTIALS,
  /** Both of them and all the rest. */
  EVERYTHING;

  static ApiGroup of(String path) {
    if (path.startsWith("/oidc/") || path.startsWith("/.well-known/")) {
      return OIDC;
    }
    return path.endsWith("/credentials") ? CREDENTIALS : EVERYTHING;
  }
}
