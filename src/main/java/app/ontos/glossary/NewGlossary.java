package app.ontos.glossary;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What clients may say of a glossary; see {@link Glossary} for the fields. A new one without an IRI
 * or a base IRI gets them from the service; without them in a replacement, they stay.
 */
public record NewGlossary(
    @Schema(required = true, minLength = 1, maxLength = Fields.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.NAME_LENGTH) Optional<String> title,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    @Schema(maxLength = Iri.MAX_BYTES) Optional<String> iri,
    @Schema(maxLength = NewGlossary.BASE_LENGTH) Optional<String> baseIri,
    Optional<UUID> domainId,
    Status status) {

  /** Leaves room for what is minted after it. */
  static final int BASE_LENGTH = 500;

  /**
   * Checks the body of a new one, which may not begin as approved.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewGlossary first(JsonBody body) {
    Fields fields = body.fields();
    NewGlossary glossary = read(fields);
    if (!glossary.status().mayBegin()) {
      fields.fault("status", "is not one to begin with: draft or under_review");
    }
    fields.check();
    return glossary;
  }

  /**
   * Checks the body of a replacement.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewGlossary from(JsonBody body) {
    Fields fields = body.fields();
    NewGlossary glossary = read(fields);
    fields.check();
    return glossary;
  }

  private static NewGlossary read(Fields fields) {
    NewGlossary glossary =
        new NewGlossary(
            fields.requiredText("name", Fields.NAME_LENGTH),
            fields.line("title", Fields.NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            iri(fields, "iri", Iri.MAX_BYTES),
            iri(fields, "baseIri", BASE_LENGTH),
            fields.id("domainId"),
            fields.optionalOneOf("status", Status.BY_TEXT, Status.DRAFT).orElse(Status.DRAFT));
    return glossary;
  }

  /** What a patch is merged into. */
  static NewGlossary of(Glossary glossary) {
    return new NewGlossary(
        glossary.name(),
        glossary.title(),
        glossary.description(),
        Optional.of(glossary.iri()),
        Optional.of(glossary.baseIri()),
        glossary.domainId(),
        glossary.status());
  }

  /** The IRI of a field, which is at fault where it holds none. */
  static Optional<String> iri(Fields fields, String name, int maxLength) {
    Optional<String> iri = fields.line(name, maxLength);
    iri.flatMap(Iri::fault).ifPresent(detail -> fields.fault(name, detail));
    return iri;
  }
}
