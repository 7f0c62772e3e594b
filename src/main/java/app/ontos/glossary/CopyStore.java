package app.ontos.glossary;

import app.ontos.glossary.rdf.Triple;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows on their way into the staging table by COPY, some kilobytes at a time. */
final class CopyStore implements StagedTriples.Rows, AutoCloseable {
  private static final String COPY =
      """
      copy staged (ordinal, line, subject, field, predicate, object, datatype, language, tag, name_key)
      from stdin""";

  private static final int BUFFER = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder text = new StringBuilder();
  private long ordinal;

  CopyStore(CopyManager manager) throws SQLException {
    copy = manager.copyIn(COPY);
  }

  @Override
  public void add(
      int line,
      Triple triple,
      @Nullable String field,
      @Nullable String tag,
      @Nullable String nameKey) {
    text.append(++ordinal).append('\t').append(line);
    column(triple.subject());
    column(field);
    column(triple.predicate());
    column(triple.object());
    column(triple.datatype());
    column(triple.language());
    column(tag);
    column(nameKey);
    text.append('\n');
    if (text.length() > BUFFER) {
      send();
    }
  }

  /** Ends the COPY; without it {@link #close} undoes it. */
  void finish() throws SQLException {
    send();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void column(@Nullable String value) {
    text.append('\t');
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  private void send() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }
}
