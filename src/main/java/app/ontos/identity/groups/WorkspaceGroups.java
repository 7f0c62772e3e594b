package app.ontos.identity.groups;

import app.ontos.identity.Caller;
import app.ontos.identity.Callers;
import app.ontos.identity.GroupSource;
import app.ontos.identity.IdentitySettings;
import app.ontos.lakebase.ServiceAccount;
import app.ontos.shared.secrets.Secret;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Knows the groups of callers: in PROD from the workspace, in LOCAL those that the caller tries.
 *
 * <p>Guarantees: it answers within two seconds, with no group if they can't be found out by then.
 * What was found is remembered for minutes, for a bounded number of callers, under a digest: no
 * token is kept. Callers who ask at the same time for the same are one call. Safe for use by
 * several threads.
 */
@ApplicationScoped
public class WorkspaceGroups implements GroupSource {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int CALLERS = 10_000;
  private static final int LOOKUPS = 8;

  private final boolean local;
  private final GroupLookup lookup;
  private final Duration wait;
  private final AsyncCache<String, Membership> known;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          LOOKUPS,
          LOOKUPS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(LOOKUPS * 8),
          task -> {
            Thread thread = new Thread(task, "ontos-groups");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  WorkspaceGroups(IdentitySettings settings, ServiceAccount account) {
    this(
        settings,
        new GroupLookup(new OwnWorkspace(account::account, WAIT), Ticker.systemTicker()),
        WAIT,
        Ticker.systemTicker());
  }

  WorkspaceGroups(IdentitySettings settings, GroupLookup lookup, Duration wait, Ticker ticker) {
    this.local = Callers.isLocal(settings);
    this.lookup = lookup;
    this.wait = wait;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfter(Expiry.<String, Membership>writing((key, found) -> found.keptFor()))
            .ticker(ticker)
            .executor(Runnable::run) // for its own upkeep, which is short
            .buildAsync();
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public Set<String> groupsOf(Caller caller) {
    if (local) {
      return caller.triedGroups();
    }
    try {
      return known
          .get(key(caller), (key, executor) -> start(caller.principal(), caller.accessToken()))
          .get(wait.toNanos(), TimeUnit.NANOSECONDS)
          .groups();
    } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
      return Set.of(); // the lookup goes on by itself, and tells the log where it fails
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    }
  }

  private CompletableFuture<Membership> start(String principal, Optional<Secret> token) {
    return CompletableFuture.supplyAsync(() -> lookup.of(principal, token), threads);
  }

  /** Whether no lookup goes on, and whatever was found is remembered. */
  boolean isAtRest() {
    return threads.getActiveCount() == 0 && threads.getQueue().isEmpty();
  }

  private static String key(Caller caller) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(caller.principal().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      caller
          .accessToken()
          .ifPresent(token -> digest.update(token.value().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
