package app.ontos.contracts.live;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From what a contract is drafted.
 *
 * @param connection where the database is
 * @param environment the connection's environment
 * @param schema where the tables are that are named without one; the connection's own, or {@code
 *     public}, if none is named
 * @param tables which ones; all of the schema if none is named
 */
public record DraftRequest(
    UUID connection, String environment, Optional<String> schema, List<String> tables) {
  private static final UUID NONE = new UUID(0, 0);

  /** The longest that names of a schema and a table can be together, in quotes. */
  private static final int NAME_LENGTH = 300;

  public DraftRequest {
    tables = List.copyOf(tables);
  }

  /**
   * Reads and checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static DraftRequest from(JsonBody body) {
    Fields fields = body.fields();
    Optional<UUID> connection = fields.id("connection");
    if (connection.isEmpty()) {
      fields.fault("connection", "is required");
    }
    DraftRequest request =
        new DraftRequest(
            connection.orElse(NONE),
            fields.requiredText("environment", Fields.NAME_LENGTH),
            fields.line("schema", NAME_LENGTH),
            fields.lines("tables", NAME_LENGTH));
    fields.check();
    return request;
  }
}
