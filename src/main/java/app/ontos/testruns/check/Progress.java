package app.ontos.testruns.check;

/**
 * Who listens to a test while it goes on. It is called on the thread of the test, which waits for
 * it.
 */
public interface Progress {

  /** So many checks will be decided; said once, before the first. */
  void planned(int checks);

  /** A check is decided. */
  void decided(CheckResult result);

  /**
   * Whether the test is to stop. Asked between statements, and several times a second while one
   * runs, by another thread: it must be quick, and answer from memory.
   */
  boolean isCancelled();
}
