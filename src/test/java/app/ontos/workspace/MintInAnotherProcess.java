package app.ontos.workspace;

import java.time.Duration;

/** Mints once, in an environment of its own: an environment can't be changed from within. */
final class MintInAnotherProcess {
  private MintInAnotherProcess() {}

  public static void main(String[] arguments) {
    Workspace workspace =
        new Workspace(
            new WorkspaceAccount.ServicePrincipal(arguments[0], arguments[1], arguments[2]),
            Duration.ofSeconds(20));
    try {
      System.out.println("minted for " + workspace.mint(Callers.AUTOSCALING).lifetime());
    } catch (WorkspaceFailure failure) {
      System.out.println(failure.code() + ": " + failure.reason());
    }
  }
}
