package app.ontos.connections;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the token comes from that is exchanged for one of Databricks. */
public enum SubjectTokenSource {
  /** The caller's own, as the proxy forwards it: every caller logs in as themselves. */
  @JsonProperty("login-identity-provider")
  LOGIN_IDENTITY_PROVIDER,
  /** One that is kept with the connection: all callers log in as its subject. */
  @JsonProperty("static")
  STATIC
}
