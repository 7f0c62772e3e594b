package app.ontos.shared.version;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether a client already has what it asks for (RFC 9110, section 13.1.2; weak comparison). */
public final class IfNoneMatch {
  private IfNoneMatch() {}

  /** True where the answer is 304. */
  public static boolean matches(@Nullable String header, String entityTag) {
    if (header == null) {
      return false;
    }
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", 100))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(entityTag::equals);
  }
}
