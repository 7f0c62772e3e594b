package app.ontos.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Documents that came in one body. They can be visited again and again, always in one order. */
interface DocumentSource {

  /**
   * One of them.
   *
   * @param index counts them from 0
   * @param name the file's name as the archive has it; it never names a file here
   * @param line where it begins, from 1, in a body that is no archive
   * @param size in bytes, where that is known before
   * @param note why it is no document, if it is none
   */
  record Entry(
      int index, Optional<String> name, Optional<Integer> line, long size, Optional<String> note) {}

  /** Sees a document. */
  interface Visitor {
    /**
     * Is given the content, of which as much is read as is wanted.
     *
     * @throws IOException where it can't be read
     */
    void visit(Entry entry, InputStream content) throws IOException;
  }

  /**
   * Visits all.
   *
   * @throws app.ontos.shared.problem.ProblemException 413 where a limit is passed, 400 where the
   *     body is not what it says
   */
  void each(Visitor visitor) throws IOException;
}
