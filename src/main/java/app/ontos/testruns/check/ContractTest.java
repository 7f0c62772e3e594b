package app.ontos.testruns.check;

import app.ontos.connections.login.ConnectionFailure;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tests a contract against a database: READ ONLY, one statement at a time, with limits. Safe for
 * use by several threads.
 */
@ApplicationScoped
public class ContractTest {

  /**
   * Runs all checks. What goes wrong with a check is its result; so one that the database refuses
   * or is too slow for takes none of the others with it. A database that goes away is waited for a
   * while, and the checks that it left undecided are errored.
   *
   * <p>When this returns, every planned check is decided, unless the test was cancelled: then it
   * returns as soon as the server lets go of the statement, and what is undecided stays so.
   *
   * @throws ConnectionFailure if the database can't be entered at all
   */
  public void run(TestSubject subject, Progress progress) throws ConnectionFailure {
    throw new UnsupportedOperationException("not yet");
  }
}
