package app.ontos.shared.document;

import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one document among many.
 *
 * @param id its own id
 * @param version its own version, empty if it has none
 * @param outcome what was done
 * @param findings what is wrong with it, where it was taken all the same
 */
public record Imported(String id, String version, Outcome outcome, List<FieldError> findings) {

  public Imported {
    findings = List.copyOf(findings);
  }

  /** From the best to the worst. */
  @Schema(
      name = "ImportOutcome",
      enumeration = {
        "unchanged",
        "ignored",
        "changed",
        "new-version",
        "created",
        "conflict",
        "forbidden",
        "refused"
      })
  public enum Outcome {
    /** Just that was there. */
    UNCHANGED,
    /** Nothing that is imported, and so passed over. */
    IGNORED,
    /** It was there, and is different now. */
    CHANGED,
    /** There was another version of it. */
    NEW_VERSION,
    CREATED,
    /** Something else is there in its place. */
    CONFLICT,
    /** The caller may not write such documents. */
    FORBIDDEN,
    /** It is not what it must be. */
    REFUSED;

    /** As it stands in JSON. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
