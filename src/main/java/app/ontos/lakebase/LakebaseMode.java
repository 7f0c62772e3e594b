package app.ontos.lakebase;

import java.util.Locale;

/** How the service logs in to its database, told by the variable {@code ENV}. */
public enum LakebaseMode {
  /** With a user name and a password: a laptop, a test, a container of one's own. */
  LOCAL,
  /** As a Databricks identity, with short-lived OAuth credentials. */
  PROD;

  /** {@code LOCAL} in any case is LOCAL; anything else, or nothing, is PROD: the safe reading. */
  public static LakebaseMode of(String env) {
    return env.strip().toUpperCase(Locale.ROOT).equals("LOCAL") ? LOCAL : PROD;
  }
}
