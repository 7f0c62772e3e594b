package app.ontos.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to emulate.
 *
 * @param kind the kind of Lakebase that {@link LakebaseEmulator#environment()} points to; the
 *     workspace serves both
 * @param database the name of the database
 * @param data where to keep data, certificates and log; temporary when empty
 * @param workspacePort the workspace's HTTP port; a free one when empty
 * @param tokenLifetime how long credentials live, at the start
 * @param attached whether the service principal has its role from the start, as it has once the
 *     database is attached to the application
 */
public record EmulatorOptions(
    LakebaseKind kind,
    String database,
    Optional<Path> data,
    OptionalInt workspacePort,
    Duration tokenLifetime,
    boolean attached) {

  /** A temporary emulator with credentials of an hour and everything in its place. */
  public static EmulatorOptions of(LakebaseKind kind) {
    return new EmulatorOptions(
        kind, "app_ontos", Optional.empty(), OptionalInt.empty(), Duration.ofHours(1), true);
  }

  /** The same for another kind. */
  public EmulatorOptions withKind(LakebaseKind other) {
    return new EmulatorOptions(other, database, data, workspacePort, tokenLifetime, attached);
  }

  /** The same with credentials of this life. */
  public EmulatorOptions withTokenLifetime(Duration lifetime) {
    return new EmulatorOptions(kind, database, data, workspacePort, lifetime, attached);
  }

  /** The same with another database. */
  public EmulatorOptions withDatabase(String name) {
    return new EmulatorOptions(kind, name, data, workspacePort, tokenLifetime, attached);
  }

  /** The same, with everything kept in the folder. */
  public EmulatorOptions keptIn(Path folder) {
    return new EmulatorOptions(
        kind, database, Optional.of(folder), workspacePort, tokenLifetime, attached);
  }

  /** The same with the workspace on this port. */
  public EmulatorOptions withWorkspacePort(int port) {
    return new EmulatorOptions(kind, database, data, OptionalInt.of(port), tokenLifetime, attached);
  }

  /** The same before anybody has attached the database to the application. */
  public EmulatorOptions notAttached() {
    return new EmulatorOptions(kind, database, data, workspacePort, tokenLifetime, false);
  }
}
