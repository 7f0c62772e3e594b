package app.ontos.shared.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a governed record has come. */
@Schema(
    enumeration = {
      "draft",
      "sandbox",
      "proposed",
      "under_review",
      "approved",
      "active",
      "deprecated",
      "retired"
    })
public enum LifecycleState {
  DRAFT("draft"),
  SANDBOX("sandbox"),
  PROPOSED("proposed"),
  UNDER_REVIEW("under_review"),
  APPROVED("approved"),
  ACTIVE("active"),
  DEPRECATED("deprecated"),
  RETIRED("retired");

  /** By the word that the API and the database use. */
  public static final Map<String, LifecycleState> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(LifecycleState::text, Function.identity()));

  private final String text;

  LifecycleState(String text) {
    this.text = text;
  }

  /** The word that the API and the database use. */
  @JsonValue
  public String text() {
    return text;
  }

  /** The state of a stored row. */
  public static LifecycleState stored(String text) {
    LifecycleState state = BY_TEXT.get(text);
    if (state == null) {
      throw new IllegalStateException("a stored lifecycle that is none: " + text);
    }
    return state;
  }

  /** Whether the record's document may still be edited: once it is approved, it is as approved. */
  public boolean isOpen() {
    return compareTo(APPROVED) < 0;
  }

  /** Whether consumers rely on the record. */
  public boolean isRelied() {
    return this == ACTIVE || this == DEPRECATED;
  }

  /** The words of the states in which a document may be edited. */
  public static List<String> open() {
    return Arrays.stream(values())
        .filter(LifecycleState::isOpen)
        .map(LifecycleState::text)
        .toList();
  }
}
