package app.ontos.workspace;

/** Asks the workspace who is logged in. */
final class CurrentUser {
  private CurrentUser() {}

  static DetectedUser ask(Session session) {
    return new DetectedUser(new Directory(session).me().name(), DetectedUser.Source.CURRENT_USER);
  }
}
