package app.ontos.workspace;

/**
 * Who the service is in the workspace, which is also the name of its PostgreSQL role.
 *
 * @param name the application id of a service principal, or a person's e-mail address
 * @param source how it was found out
 */
public record DetectedUser(String name, Source source) {

  /** Where the name is from. */
  public enum Source {
    /** It was configured. */
    CLIENT_ID("DATABRICKS_CLIENT_ID"),
    /** The workspace said it. */
    CURRENT_USER("currentUser().me()");

    private final String how;

    Source(String how) {
      this.how = how;
    }
  }

  /** The source in the words of a log line. */
  public String how() {
    return source.how;
  }
}
