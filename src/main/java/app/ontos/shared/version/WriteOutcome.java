package app.ontos.shared.version;

import app.ontos.shared.problem.ProblemType;

/** What became of a conditional write; every case must be told to the client. */
public sealed interface WriteOutcome<T> {

  /** The write was done. */
  record Done<T>(T value) implements WriteOutcome<T> {}

  /** There is no such record. */
  record Missing<T>() implements WriteOutcome<T> {}

  /** The record has another version than the client expected. */
  record Stale<T>(long current) implements WriteOutcome<T> {}

  /**
   * The value of a write that was done.
   *
   * @param what what the record is called in sentences
   * @throws app.ontos.shared.problem.ProblemException 404 or 412 otherwise
   */
  default T orThrow(String what) {
    if (this instanceof Done<T> done) {
      return done.value();
    }
    if (this instanceof Stale<T> stale) {
      throw ProblemType.STALE_VERSION.because(
          "The %s is at version %d now; read it again".formatted(what, stale.current()));
    }
    throw ProblemType.NOT_FOUND.because("There is no such " + what);
  }
}
