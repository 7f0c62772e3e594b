package app.ontos.contracts.live;

import app.ontos.connections.browse.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A name as people write it in a contract, and what it may mean in a database.
 *
 * <p>Contracts hold names as they are, and also names as SQL would have them. So a name is taken
 * for what it is first: {@code Mixed Case}, {@code a.b}. If there is no such thing, it is read as
 * SQL: parts with dots between them, in quotes or not. And last, what is not in quotes is folded to
 * lower case, as PostgreSQL does: {@code ORDERS} means {@code orders} where there is no {@code
 * ORDERS}.
 */
final class WrittenName {
  private static final int MOST_PARTS = 3;

  private WrittenName() {}

  /**
   * A part of a name.
   *
   * @param text without its quotes
   * @param quoted whether it had some
   */
  record Part(String text, boolean quoted) {
    /** As PostgreSQL reads it. */
    String folded() {
      return quoted ? text : inLowerCase(text);
    }
  }

  /** The relations that a name may mean, the likeliest first. */
  static List<RelationName> relations(String written, String defaultSchema) {
    Set<RelationName> relations = new LinkedHashSet<>();
    relations.add(new RelationName(defaultSchema, written));
    List<Part> parts = parts(written);
    if (!parts.isEmpty()) {
      Part table = parts.get(parts.size() - 1);
      Optional<Part> schema =
          parts.size() == 1 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
      relations.add(new RelationName(schema.map(Part::text).orElse(defaultSchema), table.text()));
      relations.add(
          new RelationName(schema.map(Part::folded).orElse(defaultSchema), table.folded()));
    }
    return List.copyOf(relations);
  }

  /** The relation that a name means most likely, whether or not there is one. */
  static RelationName relation(String written, String defaultSchema) {
    List<RelationName> relations = relations(written, defaultSchema);
    return parts(written).size() > 1 ? relations.get(1) : relations.get(0);
  }

  /** The columns that a name may mean, the likeliest first. */
  static List<String> columns(String written) {
    Set<String> columns = new LinkedHashSet<>();
    columns.add(written);
    List<Part> parts = parts(written);
    if (parts.size() == 1) {
      columns.add(parts.get(0).text());
      columns.add(parts.get(0).folded());
    }
    return List.copyOf(columns);
  }

  /** What is between the dots; empty for what SQL could not read as a name. */
  static List<Part> parts(String written) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at <= written.length()) {
      boolean quoted = at < written.length() && written.charAt(at) == '"';
      int end = quoted ? closingQuote(written, at) + 1 : nextDot(written, at);
      boolean ends = end == written.length() || (end > 0 && written.charAt(end) == '.');
      if (end <= at || !ends || parts.size() == MOST_PARTS) {
        return List.of();
      }
      parts.add(part(written.substring(at, end), quoted));
      at = end + 1;
    }
    return parts.stream().anyMatch(part -> part.text().isEmpty()) ? List.of() : parts;
  }

  /** Lower case as PostgreSQL folds names: letters beyond ASCII stay. */
  static String inLowerCase(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        lower.setCharAt(i, (char) (letter + ('a' - 'A')));
      }
    }
    return lower.toString();
  }

  private static Part part(String text, boolean quoted) {
    return quoted
        ? new Part(text.substring(1, text.length() - 1).replace("\"\"", "\""), true)
        : new Part(text, false);
  }

  private static int nextDot(String written, int from) {
    int dot = written.indexOf('.', from);
    return dot < 0 ? written.length() : dot;
  }

  /** Where the quotes that begin here end; -1 if they don't. */
  private static int closingQuote(String written, int from) {
    int at = written.indexOf('"', from + 1);
    while (at >= 0 && at + 1 < written.length() && written.charAt(at + 1) == '"') {
      at = written.indexOf('"', at + 2);
    }
    return at;
  }
}
