package app.ontos.search;

import app.ontos.records.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A record that was found.
 *
 * @param entityType what kind of record
 * @param entityId which one
 * @param name what it is called
 * @param match where the words were found
 * @param snippet some of its text around the first word that was found, in parts
 * @param updatedAt when it was changed last
 */
public record Hit(
    RecordType entityType,
    UUID entityId,
    String name,
    Match match,
    List<Part> snippet,
    Instant updatedAt) {

  public Hit {
    snippet = List.copyOf(snippet);
  }

  /**
   * A part of a snippet. It is text as its author wrote it, and no markup: whoever shows it on a
   * page has to escape it.
   *
   * @param text never empty
   * @param hit whether it is a word that was asked for
   */
  public record Part(String text, boolean hit) {}
}
