package app.ontos.glossary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A change of status, as a button.
 *
 * @param to where it leads
 * @param label what the button says
 */
record StatusMove(Status to, String label) {

  /** All that a record with this status may be given, what leads on first. */
  static List<StatusMove> from(Status status) {
    return Arrays.stream(Status.values())
        .filter(to -> to != status && status.mayBecome(to))
        .sorted(
            Comparator.comparing((Status to) -> to == Status.RETIRED)
                .thenComparing(to -> to.compareTo(status) < 0))
        .map(to -> new StatusMove(to, label(status, to)))
        .toList();
  }

  private static String label(Status from, Status to) {
    return switch (to) {
      case DRAFT -> "Back to draft";
      case UNDER_REVIEW -> "Ask for a review";
      case APPROVED -> "Approve";
      case ACTIVE -> from == Status.DEPRECATED ? "Activate again" : "Activate";
      case DEPRECATED -> "Deprecate";
      case RETIRED -> "Retire";
    };
  }

  /** Whether it can't be taken back. */
  public boolean isFinal() {
    return to == Status.RETIRED;
  }
}
