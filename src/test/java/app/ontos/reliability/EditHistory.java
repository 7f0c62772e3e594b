package app.ontos.reliability;

import java.util.List;
import java.util.Map;

/**
 * What clients did to some records at once, and what the database says of it afterwards.
 *
 * @param edits every attempt to change a record
 * @param reads every answer that showed a record
 * @param creations every acknowledged creation
 * @param trail the audit trail of each record, by the record's id, in order
 * @param present each record as it is in the end
 * @param copies how many records each idempotency key has made
 */
record EditHistory(
    List<Edit> edits,
    List<Read> reads,
    List<Created> creations,
    Map<String, List<State>> trail,
    Map<String, State> present,
    Map<String, Long> copies) {

  /** What a client knows of its attempt. */
  enum Known {
    WRITTEN,
    REFUSED,
    UNKNOWN
  }

  /** A state of a record: its version, and the value that only one attempt has ever written. */
  record State(long version, String value) {}

  /**
   * An attempt to change a record.
   *
   * @param start when it was sent, by {@link System#nanoTime}
   * @param end when its outcome was known
   * @param expected the version that it was to replace
   * @param value what it was to write
   * @param written the version that it made, where that is known; else 0
   */
  record Edit(
      String record,
      long start,
      long end,
      Known known,
      long expected,
      String value,
      long written) {}

  /** A record as a client saw it; the times are those of the request. */
  record Read(String record, long start, long end, State seen) {}

  /** A record that was made under a key, as an answer said; a retry says so again. */
  record Created(String key, String id) {}
}
