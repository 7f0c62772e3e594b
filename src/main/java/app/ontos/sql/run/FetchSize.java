package app.ontos.sql.run;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows are asked for at a time: few at first, then as many as make up about a million
 * characters, going by those that came so far.
 */
final class FetchSize {
  static final int FIRST = 50;
  private static final int MOST = 500;
  private static final long CHARACTERS = 1_000_000;

  private long rows;
  private long characters;
  private int size = FIRST;

  /** A value that came. */
  void saw(int length) {
    characters += length;
  }

  /** Counts a row, and has the next ones come in a number that suits. */
  void adapt(ResultSet result) throws SQLException {
    rows++;
    if (rows % size != 0) {
      return;
    }
    int suits = (int) Math.max(1, Math.min(MOST, CHARACTERS * rows / Math.max(1, characters)));
    if (suits != size) {
      size = suits;
      result.setFetchSize(size);
    }
  }
}
