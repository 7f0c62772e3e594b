package app.ontos.shared.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One failure as the client sees it, before it is tied to a request (RFC 9457).
 *
 * @param type the kind of problem
 * @param detail a sentence about the case at hand; never a stack trace, SQL of ours or a secret
 * @param errors the fields at fault, all of them, where the body was at fault
 * @param references the records that stand in the way, where others refer to the one in question
 * @param retryAfter when a retry is worth while
 */
public record Problem(
    ProblemType type,
    String detail,
    List<FieldError> errors,
    List<Reference> references,
    Optional<Duration> retryAfter) {

  public Problem {
    errors = List.copyOf(errors);
    references = List.copyOf(references);
  }

  /** All faults of a body at once. */
  public static Problem invalidFields(List<FieldError> errors) {
    String detail =
        errors.size() == 1 ? "1 field is not valid" : errors.size() + " fields are not valid";
    return new Problem(ProblemType.INVALID_FIELDS, detail, errors, List.of(), Optional.empty());
  }

  /** One field at fault, found only by asking the database. */
  public static Problem of(ProblemType type, String pointer, String detail) {
    return new Problem(
        type, detail, List.of(new FieldError(pointer, detail)), List.of(), Optional.empty());
  }

  /** A record can't go because others refer to it. */
  public static Problem inUse(String detail, List<Reference> references) {
    return new Problem(ProblemType.IN_USE, detail, List.of(), references, Optional.empty());
  }

  /** This problem, ready to be thrown. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /**
   * A fault of one field.
   *
   * @param pointer where in the body (RFC 6901)
   * @param detail what is wrong with it
   */
  public record FieldError(String pointer, String detail) {}

  /**
   * A record that refers to another.
   *
   * @param type the record's type as it stands in paths' singular form, {@code data-domain}
   * @param id its id
   * @param name what people call it
   */
  public record Reference(String type, String id, String name) {}
}
