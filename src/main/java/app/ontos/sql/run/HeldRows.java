package app.ontos.sql.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A result that is all in memory. Its session is somebody else's by now, so that a slow client
 * keeps nobody waiting.
 */
public final class HeldRows implements Rows {
  private final List<ResultColumn> columns;
  private final List<@Nullable String[]> rows;
  private final int most;
  private final long nanos;
  private int given;
  private boolean truncated;

  private HeldRows(
      List<ResultColumn> columns, List<@Nullable String[]> rows, int most, long nanos) {
    this.columns = columns;
    this.rows = rows;
    this.most = most;
    this.nanos = nanos;
  }

  /** Whether a run's result is held, as long as its rows are not too large. */
  static boolean mayHold(Run run) {
    return !run.writes() && run.limits().maxRows() <= RunLimits.MOST_HELD_ROWS;
  }

  /**
   * Reads a result to its end.
   *
   * @param most how many rows are given out; one more tells that there are more
   * @param begun when the run began, by {@link System#nanoTime()}
   */
  static HeldRows of(ResultSet result, int most, long begun) throws SQLException {
    List<ResultColumn> columns = ResultColumn.of(result.getMetaData());
    List<@Nullable String[]> rows = new ArrayList<>();
    while (result.next()) {
      @Nullable String[] row = new String[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = result.getString(i + 1);
      }
      rows.add(row);
    }
    return new HeldRows(columns, rows, most, System.nanoTime() - begun);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (given == rows.size() || truncated) {
      return false;
    }
    if (given == most) {
      truncated = true;
      return false;
    }
    given++;
    return true;
  }

  @Override
  public void truncate() {
    truncated = true;
    given--;
  }

  @Override
  public Optional<String> text(int column) {
    return Optional.ofNullable(rows.get(given - 1)[column]);
  }

  @Override
  public RunOutcome outcome() {
    return new RunOutcome(given, 0, truncated, false, nanos / 1_000_000);
  }

  /**
   * Tells results apart: the same columns and the same values in the same order have the same, in
   * hexadecimal.
   */
  public String fingerprint() {
    MessageDigest digest = sha256();
    digest.update(columns.toString().getBytes(StandardCharsets.UTF_8));
    for (@Nullable String[] row : rows) {
      for (String text : row) {
        byte[] value = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(text == null ? -1 : value.length).array());
        digest.update(value);
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** There is nothing left to end. */
  @Override
  public void close() {}
}
