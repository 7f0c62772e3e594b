package app.ontos.lakebase;

import app.ontos.token.CachingTokenSource;
import app.ontos.token.MonotonicClock;
import app.ontos.workspace.WorkspaceSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Chooses the source of logins by the mode, once. */
@ApplicationScoped
class LoginSources {
  /** A mint that hangs keeps its thread until its HTTP call times out; the next needs another. */
  private static final int MINT_THREADS = 4;

  private final ThreadPoolExecutor mintThreads =
      new ThreadPoolExecutor(
          MINT_THREADS,
          MINT_THREADS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MINT_THREADS),
          task -> {
            Thread thread = new Thread(task, "ontos-token");
            thread.setDaemon(true);
            return thread;
          });

  LoginSources() {
    mintThreads.allowCoreThreadTimeOut(true);
  }

  @Produces
  @Singleton
  LoginSource loginSource(
      DatabaseSettings database,
      WorkspaceSettings workspace,
      RotationSettings rotation,
      RotationTelemetry telemetry,
      FailureDiagnosis diagnosis,
      Instance<LocalServer> localServer,
      ServiceAccount account) {
    if (LakebaseMode.of(database.env()) == LakebaseMode.LOCAL) {
      return new LocalLogin(database, () -> optional(localServer));
    }
    LakebaseCredentials credentials =
        new LakebaseCredentials(account::platform, workspace.timeout());
    CachingTokenSource tokens =
        new CachingTokenSource(
            credentials,
            rotation.refreshSettings(),
            mintThreads,
            MonotonicClock.system(),
            new SplittableRandom(),
            telemetry);
    telemetry.watch(tokens::snapshot);
    return new LakebaseLogin(database, credentials, tokens, diagnosis);
  }

  @PreDestroy
  void stop() {
    mintThreads.shutdownNow();
  }

  private static <T> Optional<T> optional(Instance<T> instance) {
    return instance.isUnsatisfied() ? Optional.empty() : Optional.of(instance.get());
  }
}
