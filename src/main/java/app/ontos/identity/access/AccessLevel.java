package app.ontos.identity.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far access to a feature goes; each level includes those before it. */
public enum AccessLevel {
  NONE("none"),
  READ("read"),
  WRITE("write"),
  ADMIN("admin");

  /** Every level by its text. */
  public static final Map<String, AccessLevel> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(AccessLevel::text, Function.identity()));

  private final String text;

  AccessLevel(String text) {
    this.text = text;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String text() {
    return text;
  }

  /** Whether who has this level may do what needs the other. */
  public boolean includes(AccessLevel needed) {
    return compareTo(needed) >= 0;
  }
}
