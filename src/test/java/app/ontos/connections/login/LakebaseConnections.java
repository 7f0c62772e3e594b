package app.ontos.connections.login;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.FederationPolicy;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Environments that lead to an emulated Lakebase, as bodies of requests. */
public final class LakebaseConnections {
  public static final String ISSUER = "https://idp.example.com";
  public static final String AUDIENCE = "ontos";
  public static final String ADA = "ada.lovelace@example.com";
  public static final String GRACE = "grace.hopper@example.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LakebaseEmulator emulator;

  private LakebaseConnections(LakebaseEmulator emulator) {
    this.emulator = emulator;
  }

  /** Starts an emulator that knows two people and trusts their identity provider. */
  public static LakebaseEmulator start() {
    LakebaseEmulator emulator =
        LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
    emulator.createRole(emulator.identity().personEmail());
    emulator.createRole(GRACE);
    emulator.trust(FederationPolicy.forAccount(ISSUER, AUDIENCE));
    emulator.trust(
        FederationPolicy.forServicePrincipal(
            ISSUER, AUDIENCE, "pipeline", emulator.identity().clientId()));
    return emulator;
  }

  public static LakebaseConnections to(LakebaseEmulator emulator) {
    return new LakebaseConnections(emulator);
  }

  /** A token of the identity provider for this person or workload. */
  public String subjectToken(String subject) {
    return emulator.subjectToken(ISSUER, AUDIENCE, subject, Duration.ofMinutes(10));
  }

  /** An environment with this authentication, with credentials minted for the endpoint. */
  public ObjectNode environment(Map<String, ?> authentication) {
    ObjectNode environment = JSON.createObjectNode();
    environment
        .put("host", "localhost")
        .put("port", emulator.postgres().port())
        .put("database", emulator.environment().get("PGDATABASE"))
        .put("workspace", emulator.workspaceUrl())
        .put("endpoint", emulator.environment().get("LAKEBASE_ENDPOINT"));
    environment.putObject("tls").put("mode", "verify-full").put("serverCa", serverCa());
    environment.set("authentication", JSON.valueToTree(authentication));
    return environment;
  }

  /** The same, changed. */
  public static String with(ObjectNode environment, Consumer<ObjectNode> change) {
    change.accept(environment);
    return environment.toString();
  }

  public Map<String, ?> personalAccessToken() {
    return Map.of(
        "method",
        "personal-access-token",
        "accessToken",
        emulator.identity().personalAccessToken());
  }

  public Map<String, ?> machineToMachine() {
    return Map.of(
        "method",
        "oauth-m2m",
        "clientId",
        emulator.identity().clientId(),
        "clientSecret",
        emulator.identity().clientSecret());
  }

  public Map<String, ?> staticFederation(String subjectToken) {
    return Map.of(
        "method",
        "token-federation",
        "subjectTokenSource",
        "static",
        "subjectToken",
        subjectToken,
        "tokenUrl",
        emulator.workspaceUrl() + "/oidc/v1/token");
  }

  /** Every caller as themselves. */
  public Map<String, ?> callersFederation() {
    return Map.of(
        "method",
        "token-federation",
        "subjectTokenSource",
        "login-identity-provider",
        "tokenUrl",
        emulator.workspaceUrl() + "/oidc/v1/token");
  }

  private String serverCa() {
    try {
      return Files.readString(emulator.caPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
