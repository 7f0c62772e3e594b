package app.ontos.token;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A {@link CachingTokenSource} with hand-driven parts around it: time stands still, jitter is off.
 */
final class Rig {

  /** The default numbers without jitter. */
  static final RefreshSettings SETTINGS = settings(Duration.ofSeconds(4));

  final ManualTicker ticker = new ManualTicker();
  final FakeTokenSource source = new FakeTokenSource();
  final RecordingListener heard = new RecordingListener();
  final CachingTokenSource cache;

  private Rig(Executor executor, RefreshSettings settings) {
    cache = new CachingTokenSource(source, settings, executor, ticker, () -> 0, heard);
  }

  /** Mints on the thread that finds it necessary, so that everything happens in order. */
  static Rig inline() {
    return new Rig(Runnable::run, SETTINGS);
  }

  static Rig on(Executor executor) {
    return new Rig(executor, SETTINGS);
  }

  /** For tests in which somebody waits in vain: the wait is short. */
  static Rig impatient(Executor executor) {
    return new Rig(executor, settings(Duration.ofMillis(50)));
  }

  private static RefreshSettings settings(Duration firstMintWait) {
    return new RefreshSettings(
        Duration.ofMinutes(50),
        5.0 / 6,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        0,
        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(60), 0),
        Duration.ofSeconds(30),
        firstMintWait,
        Duration.ofSeconds(5));
  }
}
