package app.ontos.web;

/** Tells pages from the API and from what the framework serves. */
public final class WebPath {
  private WebPath() {}

  /** Whether people look at what is there. */
  public static boolean isPage(String path) {
    return !path.startsWith("/api/") && !path.startsWith("/q/") && !path.startsWith("/assets/");
  }
}
