package app.ontos.sql.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A command beyond reading and changing rows that an administrative mode may allow. Only commands
 * that run inside a transaction, and that leave session, cluster and roles alone, can be listed.
 * Whoever may run DO, CALL or CREATE FUNCTION may do all that the database role may.
 *
 * @param tag its first words, {@code CREATE TABLE}; of modifiers like OR REPLACE or UNLOGGED none
 */
public record AdministrativeCommand(String tag) {
  private static final List<String> OBJECTS =
      List.of(
          "TABLE",
          "INDEX",
          "VIEW",
          "MATERIALIZED VIEW",
          "SCHEMA",
          "SEQUENCE",
          "TYPE",
          "DOMAIN",
          "FUNCTION",
          "PROCEDURE",
          "AGGREGATE",
          "TRIGGER",
          "POLICY",
          "STATISTICS",
          "EXTENSION");

  private static final List<String> OTHERS =
      List.of(
          "TRUNCATE",
          "COMMENT",
          "REFRESH MATERIALIZED VIEW",
          "ANALYZE",
          "GRANT",
          "REVOKE",
          "REINDEX",
          "CALL",
          "DO");

  private static final Set<String> TAGS = tags();

  public AdministrativeCommand {
    if (!TAGS.contains(tag)) {
      throw new IllegalArgumentException(tag + " is no command that can be allowed");
    }
  }

  /** All that can be listed, as {@code CREATE TABLE}. */
  public static Set<String> all() {
    return TAGS;
  }

  private static Set<String> tags() {
    Set<String> tags = new LinkedHashSet<>();
    for (String verb : List.of("CREATE", "ALTER", "DROP")) {
      OBJECTS.forEach(object -> tags.add(verb + " " + object));
    }
    tags.addAll(OTHERS);
    return Set.copyOf(tags);
  }
}
