package app.ontos.shared.json;

import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads single values of a body, wherever they stand, and keeps what is wrong with them. */
final class FieldValues {
  private static final UUID NO_ID = new UUID(0, 0);

  /** The canonical form alone: {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return errors;
  }

  void fault(String pointer, String detail) {
    errors.add(new FieldError(pointer, detail));
  }

  Optional<String> text(String pointer, JsonNode node, int maxLength, boolean singleLine) {
    if (!node.isTextual()) {
      fault(pointer, "must be text");
      return Optional.empty();
    }
    String text = node.textValue().strip();
    Optional<String> fault = Text.fault(text, maxLength, singleLine);
    fault.ifPresent(detail -> fault(pointer, detail));
    return fault.isPresent() || text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Optional<String> verbatim(String pointer, JsonNode node, int maxLength) {
    if (!node.isTextual()) {
      fault(pointer, "must be text");
      return Optional.empty();
    }
    Optional<String> fault = Text.fault(node.textValue(), maxLength, false);
    fault.ifPresent(detail -> fault(pointer, detail));
    return Optional.of(node.textValue()).filter(text -> fault.isEmpty() && !text.isEmpty());
  }

  Optional<UUID> id(String pointer, JsonNode node) {
    if (node.isTextual() && UUID_FORM.matcher(node.textValue()).matches()) {
      return Optional.of(UUID.fromString(node.textValue()));
    }
    fault(pointer, "must be a UUID");
    return Optional.of(NO_ID);
  }
}
