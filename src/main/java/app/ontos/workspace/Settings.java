package app.ontos.workspace;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type, made definite. */
final class Settings {
  /** What a workspace's own names are made of, as a regular expression. */
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]*";

  private static final Pattern SCHEME = Pattern.compile("^(https?)://", Pattern.CASE_INSENSITIVE);
  private static final Pattern ON_THIS_MACHINE =
      Pattern.compile(
          "(([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?",
          Pattern.CASE_INSENSITIVE);

  private Settings() {}

  /** The value without surrounding space; a blank one is not given at all. */
  static Optional<String> given(Optional<String> value) {
    return value.map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * The name, which can be a part of an address: the SDK puts it there as it is.
   *
   * @param variable where it is from
   * @throws WorkspaceFailure LAKEBASE_NOT_FOUND if nothing can have that name
   */
  static String plainName(String variable, String name) {
    if (name.matches(NAME)) {
      return name;
    }
    throw WorkspaceFailure.of(
        FailureCode.LAKEBASE_NOT_FOUND,
        "%s is '%s', which is no name".formatted(variable, Redaction.clean(name)),
        "Set %s to the plain name".formatted(variable));
  }

  /**
   * The workspace's address as scheme and authority. It is https whatever was typed, since a secret
   * is sent there; only a server on this machine may do without.
   *
   * @throws WorkspaceFailure if it is no address
   */
  static String workspaceUrl(String host) {
    String typed = host.strip();
    boolean plain = typed.regionMatches(true, 0, "http://", 0, "http://".length());
    String rest = SCHEME.matcher(typed).replaceFirst("");
    try {
      String authority = URI.create("https://" + rest).getAuthority();
      if (authority != null && !authority.contains("@")) {
        boolean local = ON_THIS_MACHINE.matcher(authority).matches();
        return (plain && local ? "http://" : "https://") + authority;
      }
    } catch (IllegalArgumentException e) {
      // Said below: the exception repeats what was typed, which may be a token in the wrong place.
    }
    throw WorkspaceFailure.of(
        FailureCode.WORKSPACE_NOT_CONFIGURED,
        "DATABRICKS_HOST is not the address of a workspace",
        "Set DATABRICKS_HOST to the address, such as"
            + " https://dbc-a1b2c3d4-e5f6.cloud.databricks.com");
  }

  /**
   * Insists on a URL that a secret can be sent to: https, or http on this machine.
   *
   * @throws IllegalArgumentException if it is another; says nothing of it
   */
  static void requireSafe(URI url) {
    String authority = url.getRawAuthority();
    boolean local = authority != null && ON_THIS_MACHINE.matcher(authority).matches();
    boolean safe = "https".equals(url.getScheme()) || (local && "http".equals(url.getScheme()));
    if (url.getHost() == null || url.getRawUserInfo() != null || !safe) {
      throw new IllegalArgumentException("a token URL must be https, without a user");
    }
  }
}
