package app.ontos.testruns.check;

/** The test is to stop. */
final class TestCancelled extends Exception {
  private static final long serialVersionUID = 1L;

  TestCancelled() {
    super("The test was cancelled", null, false, false);
  }
}
