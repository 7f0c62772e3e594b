package app.ontos.home;

import app.ontos.records.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What there is, as far as the caller may know.
 *
 * @param counts the kinds of which there are any
 * @param recent the records that changed last, the latest first
 */
record Overview(List<Count> counts, List<Changed> recent) {

  Overview {
    counts = List.copyOf(counts);
    recent = List.copyOf(recent);
  }

  /**
   * How many of a kind there are.
   *
   * @param found at most {@value HomeStore#COUNTED}
   */
  record Count(RecordType type, int found) {
    /** In a few characters. */
    public String shown() {
      return found < HomeStore.COUNTED ? Integer.toString(found) : "over " + (found - 1);
    }
  }

  /** A record that changed. */
  record Changed(RecordType type, UUID id, String name, Instant at) {}
}
