package app.ontos.workspace;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.local.LakebaseEmulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Those who call the emulated workspace, and what they are told. */
record Callers(LakebaseEmulator emulator) {
  static final String BRANCH = "projects/ontos/branches/production";
  static final String ENDPOINT = BRANCH + "/endpoints/primary";
  static final String INSTANCE = "ontos-instance";
  static final Lakebase AUTOSCALING = new Lakebase.Autoscaling(ENDPOINT, "localhost");
  static final Lakebase PROVISIONED = new Lakebase.Provisioned(INSTANCE, "localhost");
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Brings the emulator back to where it was. */
  void recover() {
    emulator.faults().recover();
    emulator.reachable();
    emulator.tokenLifetime(Duration.ofHours(1));
    emulator.workspaceTokenLifetime(Duration.ofHours(1));
    emulator.clockSkew(Duration.ZERO);
  }

  Workspace servicePrincipal() {
    return servicePrincipal(TIMEOUT);
  }

  Workspace servicePrincipal(Duration timeout) {
    return servicePrincipal(emulator.identity().clientSecret(), timeout);
  }

  Workspace servicePrincipal(String secret, Duration timeout) {
    return new Workspace(
        new WorkspaceAccount.ServicePrincipal(
            emulator.workspaceUrl(), emulator.identity().clientId(), secret),
        timeout);
  }

  Workspace person() {
    return person(emulator.identity().personalAccessToken());
  }

  Workspace person(String token) {
    return new Workspace(
        new WorkspaceAccount.PersonalToken(emulator.workspaceUrl(), token), TIMEOUT);
  }

  static WorkspaceFailure failure(Supplier<?> call) {
    return catchThrowableOfType(WorkspaceFailure.class, call::get);
  }

  /** All that a log could show of it. */
  static String everythingIn(WorkspaceFailure failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text + failure.code() + failure.reason() + failure.remedy();
  }
}
