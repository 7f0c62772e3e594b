package app.ontos.sql;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.Verdict;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterDefinitions;
import app.ontos.sql.run.RunLimits;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a query does, from a body or from the store: what was stored is judged again. */
final class QueryDefinitions {
  /** The longest statement, in characters. */
  static final int STATEMENT_LENGTH = 200_000;

  /** The fields that make up a definition. */
  static final Set<String> FIELDS =
      Set.of("sql", "mode", "parameters", "maxRows", "maxBytes", "maxSeconds", "environments");

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
    List<String> environments = fields.tags("environments");
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
        new QueryDefinition(statement, parameters, mode, limits, environments, json));
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
        fields.integer("maxSeconds", 1, RunLimits.MOST_SECONDS).orElse(30));
  }
}
