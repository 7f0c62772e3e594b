package app.ontos.testruns.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long testing a contract may take. What an environment says of its statements is for people
 * who wait for an answer; nobody waits for a test, and a large table takes its time.
 */
@ConfigMapping(prefix = "ontos.contract-tests")
public interface TestSettings {
  /** A statement; no less than the environment allows everybody anyway. */
  @WithDefault("PT10M")
  Duration statementTimeout();

  /** All statements of a test. */
  @WithDefault("PT2H")
  Duration timeout();
}
