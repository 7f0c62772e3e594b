package app.ontos.testruns.check;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;

import app.ontos.connections.Target;
import app.ontos.connections.Targets;
import app.ontos.connections.login.LakebaseConnections;
import app.ontos.identity.Caller;
import app.ontos.local.LakebaseEmulator;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** An emulated Lakebase, and contracts that are tested against it. */
final class TestedDatabase implements AutoCloseable {
  static final Caller ADMIN = new Caller("ada.lovelace@example.com", true);

  private final LakebaseEmulator emulator = LakebaseConnections.start();

  /** Runs SQL as the superuser. */
  TestedDatabase with(String sql) {
    emulator.runAsAdmin(sql);
    return this;
  }

  LakebaseEmulator emulator() {
    return emulator;
  }

  /** A new connection to it. */
  Target target(Targets targets) {
    return targets.find(connectionId(environment -> {}), "production");
  }

  /** A new connection to it, with an environment that was changed. */
  Target target(Targets targets, Consumer<ObjectNode> change) {
    return targets.find(connectionId(change), "production");
  }

  UUID connectionId(Consumer<ObjectNode> change) {
    LakebaseConnections lakebase = LakebaseConnections.to(emulator);
    ObjectNode environment = lakebase.environment(lakebase.machineToMachine());
    String body = LakebaseConnections.with(environment, change);
    return UUID.fromString(created(CONNECTIONS, connection(unique("Tested"), body)));
  }

  /** A contract of the newest version, out of the rest of it in YAML. */
  static ObjectNode contract(String yaml) {
    String whole =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: tested
        version: 1.0.0
        status: active
        """
            + yaml;
    return document(whole);
  }

  /** A document in YAML. */
  static ObjectNode document(String yaml) {
    return StandardDocument.read(yaml.getBytes(StandardCharsets.UTF_8), DocumentFormat.YAML).root();
  }

  /** A test of a contract by someone who may do everything. */
  static TestSubject subject(ObjectNode contract, Target target) {
    return new TestSubject(UUID.randomUUID(), contract, target, ADMIN, Optional.empty());
  }

  @Override
  public void close() {
    emulator.close();
  }
}
