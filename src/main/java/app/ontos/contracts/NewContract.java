package app.ontos.contracts;

import app.ontos.contracts.odcs.OdcsVersion;
import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document that may be stored, and what is known from it.
 *
 * @param document as it came
 * @param standard the version of the standard that it was judged by
 * @param contractId its own id
 * @param documentVersion its own version
 * @param name its name, or else its id
 * @param status what it says of its status
 * @param properties the properties of its schema
 * @param findings in what it is not what the standard asks for
 */
record NewContract(
    StandardDocument document,
    OdcsVersion standard,
    String contractId,
    String documentVersion,
    String name,
    Optional<String> status,
    List<ContractProperty> properties,
    List<FieldError> findings) {

  private static final int MAX_ID_LENGTH = 300;
  private static final int MAX_VERSION_LENGTH = 100;
  private static final int MAX_PROPERTIES = 20_000;

  NewContract {
    properties = List.copyOf(properties);
    findings = List.copyOf(findings);
  }

  /** What becomes of a document that is not what the standard asks for. */
  enum Validation {
    /** It is refused. */
    STRICT,
    /** It is stored with the findings. */
    REPORT;

    /**
     * The value of the query parameter.
     *
     * @throws app.ontos.shared.problem.ProblemException 400 for another word
     */
    static Validation of(Optional<String> parameter) {
      return switch (parameter.orElse("strict")) {
        case "strict" -> STRICT;
        case "report" -> REPORT;
        default ->
            throw ProblemType.MALFORMED_REQUEST.because("validation must be strict or report");
      };
    }
  }

  /**
   * Judges a document.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every violation of the standard
   *     where they are not to be reported only; always without an id, a version, or with more
   *     properties than are kept
   */
  static NewContract from(StandardDocument document, Validation validation) {
    ObjectNode root = document.root();
    OdcsVersion standard = OdcsVersion.of(root);
    List<FieldError> findings = standard.violations(root);
    ObjectNode third = standard.asThird(root);
    List<ContractProperty> properties = SchemaProperties.of(third);
    String idField = standard == OdcsVersion.V2_2_2 ? "uuid" : "id";
    List<FieldError> faults = new ArrayList<>();
    refuse(third.path("id"), "/" + idField, MAX_ID_LENGTH, faults);
    refuse(third.path("version"), "/version", MAX_VERSION_LENGTH, faults);
    if (properties.size() > MAX_PROPERTIES) {
      faults.add(
          new FieldError("/schema", "must have at most %d properties".formatted(MAX_PROPERTIES)));
    }
    if (validation == Validation.STRICT) {
      findings.stream().filter(finding -> isNew(finding, faults)).forEach(faults::add);
    }
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    String id = third.path("id").asText();
    return new NewContract(
        document,
        standard,
        id,
        third.path("version").asText(),
        text(third, "name").orElse(id),
        text(third, "status"),
        properties,
        findings);
  }

  private static void refuse(JsonNode value, String pointer, int most, List<FieldError> faults) {
    String text = value.isValueNode() ? value.asText("") : "";
    if (value.isNull() || text.isBlank()) {
      faults.add(new FieldError(pointer, "is required"));
    } else if (text.codePointCount(0, text.length()) > most) {
      faults.add(new FieldError(pointer, "must be at most %d characters long".formatted(most)));
    }
  }

  private static boolean isNew(FieldError finding, List<FieldError> faults) {
    return faults.stream().noneMatch(fault -> fault.pointer().equals(finding.pointer()));
  }

  private static Optional<String> text(ObjectNode root, String field) {
    return Optional.ofNullable(root.path(field).textValue()).filter(text -> !text.isBlank());
  }
}
