package app.ontos.sql.parameters;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemException;
import app.ontos.sql.guard.DriverText;
import app.ontos.sql.guard.StatementGuard;
import app.ontos.sql.guard.StatementMode;
import app.ontos.sql.guard.Verdict.Allowed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** JSON and SQL as requests bring them. */
final class Bodies {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

  private Bodies() {}

  /** An object; single quotes stand for double ones. */
  static ObjectNode object(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Definitions without a fault. */
  static List<ParameterDefinition> definitions(String json) {
    Fields fields = new JsonBody(object("{'parameters': " + json + "}")).fields();
    List<ParameterDefinition> definitions = ParameterDefinitions.read(fields, "parameters");
    fields.check();
    return definitions;
  }

  /** What is sent for a statement. */
  static DriverText text(String statement) {
    return ((Allowed) StatementGuard.judge(statement, StatementMode.WRITE)).text();
  }

  /** The faults for which something is refused. */
  static List<FieldError> faults(ThrowingCallable refused) {
    return catchThrowableOfType(ProblemException.class, refused).problem().errors();
  }
}
