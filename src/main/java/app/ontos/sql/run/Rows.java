package app.ontos.sql.run;

import java.util.List;
import java.util.Optional;

/** What a run gives out, a row at a time, for one thread. Closing it ends the run. */
public sealed interface Rows extends AutoCloseable permits HeldRows, StreamedRows {

  /** The columns; none where the statement gives no rows. */
  List<ResultColumn> columns();

  /**
   * Goes to the next row that may be given out.
   *
   * @return false at the end, of the result or of what is allowed of it
   */
  boolean next();

  /** Ends the result here, because what was written of it is long enough. */
  void truncate();

  /** The value of a column, from 0, in the present row; empty for NULL. */
  Optional<String> text(int column);

  /** How it ended, or stands. */
  RunOutcome outcome();

  @Override
  void close();
}
