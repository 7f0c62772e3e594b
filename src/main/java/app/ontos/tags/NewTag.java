package app.ontos.tags;

import app.ontos.shared.json.Fields;
import app.ontos.shared.json.JsonBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients may say of a tag; see {@link TagDefinition} for the fields. */
public record NewTag(
    @Schema(required = true, minLength = 1, maxLength = NewTag.NAMESPACE_LENGTH) String namespace,
    @Schema(required = true, minLength = 1, maxLength = NewTag.NAME_LENGTH) String name,
    @Schema(maxLength = Fields.DESCRIPTION_LENGTH) Optional<String> description,
    List<String> allowedValues) {

  static final int NAMESPACE_LENGTH = 100;
  static final int NAME_LENGTH = 100;

  public NewTag {
    allowedValues = List.copyOf(allowedValues);
  }

  /**
   * Checks a body.
   *
   * @throws app.ontos.shared.problem.ProblemException 422 with every fault
   */
  static NewTag from(JsonBody body) {
    Fields fields = body.fields();
    NewTag tag =
        new NewTag(
            fields.requiredText("namespace", NAMESPACE_LENGTH),
            fields.requiredText("name", NAME_LENGTH),
            fields.paragraphs("description", Fields.DESCRIPTION_LENGTH),
            fields.tags("allowedValues"));
    if (tag.namespace().contains("/")) {
      fields.fault("namespace", "must not contain a slash");
    }
    fields.check();
    return tag;
  }

  /** What a patch is merged into. */
  static NewTag of(TagDefinition tag) {
    return new NewTag(tag.namespace(), tag.name(), tag.description(), tag.allowedValues());
  }

  /** Namespace and name as people write them together. */
  String label() {
    return namespace + "/" + name;
  }
}
