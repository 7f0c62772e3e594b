package app.ontos.sql.run;

import java.io.IOException;
import java.util.List;

/** Writes one result. */
interface ResultWriter {
  void begin(List<ResultColumn> columns) throws IOException;

  /** The present row. */
  void row(Rows rows) throws IOException;

  /** Writes what is left, and flushes. */
  void end(RunOutcome outcome) throws IOException;
}
