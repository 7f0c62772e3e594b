package app.ontos.reliability;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks a network in one way after the other, with moments of peace in between. */
final class RandomFaults {
  private final FaultProxy proxy;
  private final SplittableRandom random;
  private final CountDownLatch never = new CountDownLatch(1);

  RandomFaults(FaultProxy proxy, long seed) {
    this.proxy = proxy;
    this.random = new SplittableRandom(seed);
  }

  /** Returns after about that time, with all well again. */
  void last(Duration time) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      strike();
      hold(random.nextInt(300, 1200));
      proxy.recover();
      hold(random.nextInt(200, 1000));
    }
  }

  private void strike() {
    switch (random.nextInt(5)) {
      case 0 -> proxy.reset();
      case 1 -> proxy.keepResetting();
      case 2 -> proxy.cutAnswersAfter(random.nextInt(1, 400));
      case 3 -> proxy.slow(Duration.ofMillis(50), Duration.ofMillis(100));
      default -> proxy.blackHole();
    }
  }

  private void hold(int millis) throws InterruptedException {
    if (never.await(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts down");
    }
  }
}
