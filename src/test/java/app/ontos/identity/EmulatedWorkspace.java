package app.ontos.identity;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workspace whose directory the service under test asks for groups. */
public final class EmulatedWorkspace implements QuarkusTestResourceLifecycleManager {
  static final String ADA = "ada.lovelace@example.com";
  static final String STEWARDS = "Stewards";

  /** Ada's own, as the proxy would forward it. */
  static final String TOKEN = "test.token-of-ada";

  private @Nullable LakebaseEmulator emulator;

  @Override
  public Map<String, String> start() {
    LakebaseEmulator started = LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.PROVISIONED));
    emulator = started;
    started.addToGroup(ADA, STEWARDS);
    return Map.of(
        "ontos.workspace.host",
        started.workspaceUrl(),
        "ontos.workspace.client-id",
        started.identity().clientId(),
        "ontos.workspace.client-secret",
        started.identity().clientSecret(),
        TOKEN,
        started.identity().personalAccessToken());
  }

  @Override
  public void stop() {
    Optional.ofNullable(emulator).ifPresent(LakebaseEmulator::close);
  }
}
