package app.ontos.connections.login;

import app.ontos.token.CachingTokenSource;
import app.ontos.token.MonotonicClock;
import app.ontos.token.RefreshSettings;
import app.ontos.token.TokenListener;
import app.ontos.token.TokenSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Keeps the tokens of connections in hand, on threads of their own. */
@ApplicationScoped
class RotatingCredentials {
  private static final int THREADS = 8;
  private static final int WAITING = 256;

  private final RefreshSettings settings;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "connection-token");
            thread.setDaemon(true);
            return thread;
          });

  RotatingCredentials(app.ontos.lakebase.RotationSettings settings) {
    this.settings = settings.refreshSettings();
    threads.allowCoreThreadTimeOut(true);
  }

  Credential of(TokenSource source) {
    return new Credential.Rotating(
        new CachingTokenSource(
            source,
            settings,
            threads,
            MonotonicClock.system(),
            new SplittableRandom(),
            TokenListener.none()));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
