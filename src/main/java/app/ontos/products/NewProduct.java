package app.ontos.products;

import app.ontos.shared.document.StandardDocument;
import app.ontos.shared.problem.Problem.FieldError;
import app.ontos.shared.problem.ProblemType;
import java.util.List;
import java.util.Optional;

/**
 * A document that may be stored, and what is known from it.
 *
 * @param document as it came
 * @param standard the version of the standard that it names
 * @param productId its own id
 * @param documentVersion its own version, empty if it has none
 * @param name its name, or else its id
 * @param status what it says of its status
 * @param ports what it takes in and gives out
 * @param findings in what it is not what the standard asks for
 */
record NewProduct(
    StandardDocument document,
    String standard,
    String productId,
    String documentVersion,
    String name,
    Optional<String> status,
    List<ProductPort> ports,
    List<FieldError> findings) {

  NewProduct {
    ports = List.copyOf(ports);
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
}
