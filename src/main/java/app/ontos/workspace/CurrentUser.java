package app.ontos.workspace;

import com.databricks.sdk.service.iam.MeRequest;

/** Asks the workspace who is logged in. */
final class CurrentUser {
  private static final String ME = "currentUser().me()";

  private CurrentUser() {}

  static DetectedUser ask(Session session) {
    String name = session.call(ME, () -> session.currentUser().me(new MeRequest()).getUserName());
    if (name == null || name.isBlank()) {
      throw session.unreadable(ME, "has no userName");
    }
    return new DetectedUser(name, DetectedUser.Source.CURRENT_USER);
  }
}
