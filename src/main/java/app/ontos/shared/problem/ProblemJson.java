package app.ontos.shared.problem;

import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.Problem.Reference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * The wire form of a {@link Problem} (RFC 9457, section 3).
 *
 * @param type a URN made of the code
 * @param title the type's sentence
 * @param status the HTTP status, repeated for clients that see only the body
 * @param detail the case at hand
 * @param instance the request id, which is also in the log
 * @param code the stable name of the type
 * @param errors the fields at fault; absent where there are none
 * @param references the records that stand in the way; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemJson(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors,
    List<Reference> references) {

  /** The media type of every error of the service. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The problem, tied to the request that met it. */
  public static ProblemJson of(Problem problem, String requestId) {
    ProblemType type = problem.type();
    return new ProblemJson(
        "urn:ontos:problem:" + type.code(),
        type.title(),
        type.status(),
        problem.detail(),
        requestId,
        type.code(),
        problem.errors(),
        problem.references());
  }

  /** As text, for answers given before the REST layer is reached. */
  public String encode() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem of plain strings can't be written", e);
    }
  }
}
