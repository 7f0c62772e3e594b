package app.ontos.shared.version;

import app.ontos.shared.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a write may replace (RFC 9110, section 13.1.1).
 *
 * @param any whether every version will do ({@code *}, or no header where none is needed)
 * @param versions the versions named; a weak tag names none, since {@code If-Match} compares
 *     strongly
 */
public record IfMatch(boolean any, List<Long> versions) {
  private static final IfMatch ANY = new IfMatch(true, List.of());
  private static final Pattern TAG =
      Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*(,|$)");
  private static final int MAX_LENGTH = 1000;

  public IfMatch {
    versions = List.copyOf(versions);
  }

  /**
   * The condition of a PUT or PATCH.
   *
   * @throws app.ontos.shared.problem.ProblemException 428 without a header, 400 for a malformed one
   */
  public static IfMatch required(@Nullable String header) {
    if (header == null) {
      throw ProblemType.PRECONDITION_REQUIRED.because(
          "Send If-Match with the ETag of the version that you have read");
    }
    return parse(header);
  }

  /** The condition of a DELETE, where none is needed. */
  public static IfMatch optional(@Nullable String header) {
    return header == null ? ANY : parse(header);
  }

  /** The condition that a record is still what was read from it. */
  public static IfMatch exactly(long version) {
    return new IfMatch(false, List.of(version));
  }

  /**
   * Tells early what the write would find out.
   *
   * @throws app.ontos.shared.problem.ProblemException 412 if the version will not do
   */
  public void check(long present, String what) {
    if (!any && !versions.contains(present)) {
      new WriteOutcome.Stale<>(present).orThrow(what);
    }
  }

  private static IfMatch parse(String header) {
    if (header.strip().equals("*")) {
      return ANY;
    }
    List<Long> versions = new ArrayList<>();
    Matcher tags = TAG.matcher(header);
    int end = 0;
    while (end < header.length()
        && header.length() <= MAX_LENGTH
        && tags.find()
        && tags.start() == end) {
      addVersion(tags, versions);
      end = tags.end();
    }
    if (header.isBlank() || end != header.length()) {
      throw ProblemType.MALFORMED_REQUEST.because("If-Match must be * or a list of entity tags");
    }
    return new IfMatch(false, versions);
  }

  private static void addVersion(Matcher tag, List<Long> versions) {
    boolean strong = tag.group(1) == null;
    String value = tag.group(2);
    if (strong && value.matches("[1-9][0-9]{0,17}")) {
      versions.add(Long.valueOf(value));
    }
  }
}
