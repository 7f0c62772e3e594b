package app.ontos.testruns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many tests there may be at once, and how runs are kept. */
@ConfigMapping(prefix = "ontos.test-runs")
public interface TestRunSettings {
  /** Runs that go on at the same time in this instance. */
  @WithDefault("4")
  int threads();

  /** Runs that wait in this instance; more are refused. */
  @WithDefault("100")
  int queue();

  /** After this without a sign of life, a run's instance is taken for gone. */
  @WithDefault("PT30S")
  Duration lease();

  /** How long the service's own database is waited for before a run is given up. */
  @WithDefault("PT10M")
  Duration patience();

  /** How often what is due is looked at in memory; the database is asked only where it is. */
  @WithDefault("5s")
  String tick();

  /**
   * How often the database is asked for what other instances may have left, though nothing here is
   * due. Rare, since it wakes a database that scales to zero.
   */
  @WithDefault("PT6H")
  Duration look();

  /** How long a schedule that can't run is tried before it is paused. */
  @WithDefault("PT15M")
  Duration pauseAfter();

  /** The pause before a webhook is tried again; three times as long before each further attempt. */
  @WithDefault("PT10S")
  Duration webhookPause();
}
