package app.ontos.glossary;

import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the statements on glossaries and on concepts have in common. */
final class StatusStore {
  private StatusStore() {}

  /**
   * Reads why a replacement of the expected version was not done: the columns {@code may_follow},
   * {@code same_iri} and {@code found_status}, null where the version was another.
   */
  static void check(ResultSet row, Status wanted) throws SQLException {
    if (isFalse(row, "same_iri")) {
      throw Problem.of(ProblemType.INVALID_FIELDS, "/iri", "never changes").asException();
    }
    if (isFalse(row, "may_follow")) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "/status",
              "%s does not follow on %s".formatted(wanted.text(), row.getString("found_status")))
          .asException();
    }
  }

  /** The filter {@code status}; 400 where it is none. */
  static Optional<String> filter(PageRequest<?> request) {
    Optional<String> status = request.filter("status");
    if (status.isPresent() && !Status.BY_TEXT.containsKey(status.get())) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "status must be one of "
              + String.join(", ", Status.BY_TEXT.keySet().stream().sorted().toList()));
    }
    return status;
  }

  private static boolean isFalse(ResultSet row, String column) throws SQLException {
    return Boolean.FALSE.equals(row.getObject(column, Boolean.class));
  }
}
