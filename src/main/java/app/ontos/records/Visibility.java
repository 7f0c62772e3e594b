package app.ontos.records;

import app.ontos.identity.Caller;
import app.ontos.identity.access.AccessLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Which records a caller may know of: those of the kinds that the caller may read, and hidden ones
 * only of the kinds that the caller may write. The one place where that is decided for whatever
 * speaks of records of any kind.
 *
 * @param readable the kinds to read
 * @param writable the kinds to write
 */
public record Visibility(List<String> readable, List<String> writable) {

  /** The condition on a row of {@code indexed_record}, see {@link #bind}. */
  public static final String CONDITION =
      "(entity_type = any(:readable) and (not hidden or entity_type = any(:writable)))";

  public Visibility {
    readable = List.copyOf(readable);
    writable = List.copyOf(writable);
  }

  /** What this caller may see. */
  public static Visibility of(Caller caller) {
    return new Visibility(kinds(caller, AccessLevel.READ), kinds(caller, AccessLevel.WRITE));
  }

  /** The same, but of some kinds alone. */
  public Visibility of(Set<String> kinds) {
    return new Visibility(readable.stream().filter(kinds::contains).toList(), writable);
  }

  /** The condition that the record which a row of a table speaks of may be seen. */
  public static String ofRecordIn(String table) {
    return """
        exists (select from indexed_record
          where entity_type = %1$s.entity_type and entity_id = %1$s.entity_id and %2$s)"""
        .formatted(table, CONDITION);
  }

  /** The values of the parameters of {@link #CONDITION}, by their names. */
  public Map<String, Object> values() {
    return Map.of(
        "readable", readable.toArray(String[]::new), "writable", writable.toArray(String[]::new));
  }

  /** Binds {@link #CONDITION}. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    values().forEach(statement::bind);
    return statement;
  }

  private static List<String> kinds(Caller caller, AccessLevel level) {
    return Arrays.stream(RecordType.values())
        .filter(type -> caller.may(type.feature(), level))
        .map(RecordType::text)
        .toList();
  }
}
