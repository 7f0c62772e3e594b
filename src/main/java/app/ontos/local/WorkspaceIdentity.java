package app.ontos.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The fixed facts of the emulated workspace: its ids, the application with its service principal,
 * and one person. The ids are the same in every run, the secrets are new.
 *
 * @param clientId the service principal's application id, which is also its PostgreSQL role
 * @param personalAccessToken lets the person call the workspace without OAuth
 */
public record WorkspaceIdentity(
    String workspaceId,
    String accountId,
    String appName,
    String clientId,
    String clientSecret,
    String personEmail,
    String personalAccessToken) {

  static WorkspaceIdentity create() {
    return new WorkspaceIdentity(
        "1234567890123456",
        "7b1c0c5e-2f5d-4a0e-9d0b-6f1e3a9c4d21",
        "ontos",
        "5f2d1c3a-8a4e-4a53-9c27-0b6f0e9a1d44",
        "dose" + random(16),
        "ada.lovelace@example.com",
        "dapi" + random(16));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String toString() {
    return "WorkspaceIdentity[%s, app %s, client %s, secrets=***]"
        .formatted(workspaceId, appName, clientId);
  }
}
