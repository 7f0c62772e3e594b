package app.ontos.shared.db;

import app.ontos.shared.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Names the records that keep another from going. */
public final class References {
  private References() {}

  /**
   * Runs a feature's own query for them.
   *
   * @param sql answers {@code type}, {@code id} and {@code name} for the parameter {@code :id}
   */
  public static List<Problem.Reference> read(Jdbi jdbi, String sql, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new Problem.Reference(
                            row.getString("type"), row.getString("id"), row.getString("name")))
                .list());
  }
}
