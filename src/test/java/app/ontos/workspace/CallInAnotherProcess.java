package app.ontos.workspace;

import java.time.Duration;

/** Asks once who is logged in, with the trust of its own JVM. */
final class CallInAnotherProcess {
  private CallInAnotherProcess() {}

  public static void main(String[] arguments) {
    Workspace workspace =
        new Workspace(
            new WorkspaceAccount.PersonalToken(arguments[0], "t"), Duration.ofSeconds(20));
    try {
      System.out.println("logged in as " + workspace.user().name());
    } catch (WorkspaceFailure failure) {
      System.out.println(failure.code() + ": " + failure.reason());
    }
  }
}
