package app.ontos.glossary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far a glossary or a concept has come, and where it may go from there. */
public enum Status {
  DRAFT("draft"),
  UNDER_REVIEW("under_review"),
  APPROVED("approved"),
  ACTIVE("active"),
  DEPRECATED("deprecated"),
  RETIRED("retired");

  /** Every status by its text. */
  static final Map<String, Status> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Status::text, Function.identity()));

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** As people read it. */
  public String label() {
    return text.replace('_', ' ');
  }

  /** Whether a record may begin with it: what was approved was under review before. */
  boolean mayBegin() {
    return this == DRAFT || this == UNDER_REVIEW;
  }

  /** Whether a record with this status may be given the other. */
  boolean mayBecome(Status other) {
    return this == other || next().contains(other);
  }

  /** The texts of all that may be given this one, itself among them. */
  List<String> predecessors() {
    return Arrays.stream(values()).filter(s -> s.mayBecome(this)).map(Status::text).toList();
  }

  private Set<Status> next() {
    return switch (this) {
      case DRAFT -> Set.of(UNDER_REVIEW, DEPRECATED);
      case UNDER_REVIEW -> Set.of(DRAFT, APPROVED, DEPRECATED);
      case APPROVED -> Set.of(ACTIVE, DRAFT, DEPRECATED);
      case ACTIVE -> Set.of(DEPRECATED);
      case DEPRECATED -> Set.of(RETIRED, ACTIVE);
      case RETIRED -> Set.of();
    };
  }
}
