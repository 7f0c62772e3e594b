package app.ontos.sql;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterDefinitions;
import app.ontos.sql.run.RunLimits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a query does, from a body or from the store: what was stored is judged again. */
final class QueryDefinitions {
  /** The longest statement, in characters. */
  static final int STATEMENT_LENGTH = 200_000;

  /** A week, in seconds. */
  private static final int LONGEST_CACHED = 604_800;

  /** The fields that make up a definition. */
  static final Set<String> FIELDS =
      Set.of(
          "sql",
          "mode",
          "parameters",
          "maxRows",
          "maxBytes",
          "maxSeconds",
          "cacheSeconds",
          "roles",
          "environments");

  private QueryDefinitions() {}

  /**
   * Reads the fields of a definition; faults are noted in them.
   *
   * @param body the object that has them
   * @return empty where the statement may not run
   */
  static Optional<QueryDefinition> read(Fields fields, ObjectNode body) {
    String sql = fields.verbatim("sql", STATEMENT_LENGTH).orElse("");
    QueryMode mode =
        fields.optionalOneOf("mode", QueryMode.BY_NAME, QueryMode.READ).orElse(QueryMode.READ);
    List<ParameterDefinition> parameters = ParameterDefinitions.read(fields, "parameters");
    RunLimits limits = limits(fields);
    List<String> roles = fields.tags("roles");
    List<String> environments = fields.tags("environments");
    Optional<Integer> cacheSeconds = cacheSeconds(fields, mode, limits);
    if (sql.isBlank()) {
      fields.fault("sql", "is required");
      return Optional.empty();
    }
    Verdict verdict = StatementGuard.judge(sql, mode.statementMode());
    if (verdict instanceof Verdict.Refused refused) {
      fields.fault("sql", sentence(refused));
      return Optional.empty();
    }
    Verdict.Allowed statement = (Verdict.Allowed) verdict;
    ParameterDefinitions.faults(parameters, statement.text(), "")
        .forEach(f -> fields.fault("parameters", f.pointer().substring(1), f.detail()));
    ObjectNode json = body.deepCopy().retain(FIELDS);
    return Optional.of(
        new QueryDefinition(
            statement,
            hash(statement.text().server()),
            parameters,
            mode,
            limits,
            cacheSeconds,
            roles,
            environments,
            json));
  }

  /** Only what is read as a whole before it is given out can be told from what was given before. */
  private static Optional<Integer> cacheSeconds(Fields fields, QueryMode mode, RunLimits limits) {
    Optional<Integer> seconds = fields.integer("cacheSeconds", 0, LONGEST_CACHED);
    if (seconds.isPresent() && mode != QueryMode.READ) {
      fields.fault("cacheSeconds", "is for queries that read");
    } else if (seconds.isPresent() && limits.maxRows() > RunLimits.MOST_HELD_ROWS) {
      fields.fault("cacheSeconds", "is for at most %d rows".formatted(RunLimits.MOST_HELD_ROWS));
    }
    return seconds;
  }

  private static String hash(String statement) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(statement.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A definition that was stored. */
  static QueryDefinition stored(ObjectNode json) {
    Fields fields = new JsonBody(json).fields();
    Optional<QueryDefinition> definition = read(fields, json);
    fields.check();
    return definition.orElseThrow(
        () -> new IllegalStateException("a definition without faults that is none"));
  }

  /** What is told of a refusal: its code, its place, its reason. */
  static String sentence(Verdict.Refused refused) {
    return "%s at line %d, column %d: %s"
        .formatted(
            refused.code().code(),
            refused.position().line(),
            refused.position().column(),
            refused.reason());
  }

  private static RunLimits limits(Fields fields) {
    return new RunLimits(
        fields.integer("maxRows", 1, RunLimits.MOST_ROWS).orElse(RunLimits.USUAL_ROWS),
        fields.integer("maxBytes", 1, RunLimits.MOST_BYTES).orElse(RunLimits.USUAL_BYTES),
        fields.integer("maxSeconds", 1, RunLimits.MOST_SECONDS).orElse(RunLimits.USUAL_SECONDS));
  }
}
