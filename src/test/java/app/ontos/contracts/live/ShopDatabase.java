package app.ontos.contracts.live;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.sql.SqlDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A clean database with a table for every oddity, in the schemas {@code shop} and {@code ledger}.
 */
public final class ShopDatabase {
  /** The environment of the connections that lead to it. */
  public static final String ENVIRONMENT = "production";

  private ShopDatabase() {}

  /** The statements that make it. */
  public static String sql() {
    try (InputStream file = ShopDatabase.class.getResourceAsStream("/contracts/shop.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One to which the superuser connects. */
  public static SqlDatabase create() {
    return SqlDatabase.with(sql());
  }

  /** One in an emulated Lakebase, to which connections of the service lead. */
  public static LakebaseEmulator start() {
    LakebaseEmulator emulator = LakebaseConnections.start();
    emulator.runAsAdmin(sql());
    return emulator;
  }

  /** The id of a new connection to it. */
  public static String connected(LakebaseEmulator emulator) {
    LakebaseConnections lakebase = LakebaseConnections.to(emulator);
    String environment = lakebase.environment(lakebase.machineToMachine()).toString();
    return created(CONNECTIONS, connection(unique("Shop"), environment));
  }
}
