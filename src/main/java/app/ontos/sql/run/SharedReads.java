package app.ontos.sql.run;

import app.ontos.connections.login.ConnectionFailure;
import app.ontos.connections.login.Logins;
import app.ontos.connections.pool.ConnectionPools;
import app.ontos.connections.pool.PooledSession;
import app.ontos.shared.db.SqlState;
import app.ontos.sql.parameters.PlaceholderPlan;
import app.ontos.sql.run.Lanes.Lane;
import app.ontos.sql.run.Lanes.Turn;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Quick reads of one saved statement, asked for while others of their kind are under way: they go
 * to the server together, which wakes it, and the service, once for many. Each is a run of its own
 * for whoever asked for it. Nothing waits for others to come.
 *
 * <p>A group is short of patience: if one of its reads fails, or is slow for once, each of them
 * runs again alone, which a read can; and so does every later one, until one has been quick again.
 *
 * <p>Safe for use by several threads.
 */
@ApplicationScoped
public class SharedReads {
  private static final Logger LOG = Logger.getLogger(SharedReads.class);

  /** After so long the server stops a read that others wait behind. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /**
   * Of a read's text and values. A group must fit into the buffers of its socket: the driver sends
   * all of it before it reads, and a server that can't send its results doesn't read on.
   */
  private static final int MOST_CHARACTERS = 2_000;

  private static final int THREADS = 16;

  private final StatementRuns runs;
  private final ActiveRuns active;
  private final LearntStatements statements;
  private final ConnectionPools pools;
  private final Lanes lanes = new Lanes();

  /** What waits here is limited by the lanes, which limit who waits there. */
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), SharedReads::thread);

  SharedReads(
      StatementRuns runs, ActiveRuns active, LearntStatements statements, ConnectionPools pools) {
    this.runs = runs;
    this.active = active;
    this.statements = statements;
    this.pools = pools;
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "shared-reads");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a run, together with others where that may be.
   *
   * @return what {@link StatementRuns#start} gives, or its failure
   * @throws app.ontos.shared.problem.ProblemException as that does, if it runs alone
   * @throws ConnectionFailure likewise
   */
  public CompletionStage<Rows> start(Run run) {
    Optional<PlaceholderPlan> plan = statements.plan(run.key());
    if (plan.isEmpty() || !mayBeShared(run, plan.get())) {
      return CompletableFuture.completedFuture(runs.start(run));
    }
    Lane lane = new Lane(run.key().orElseThrow(), identity(run));
    WaitingRead read = WaitingRead.of(run, plan.get(), active.begin(run));
    Turn turn = lanes.enter(lane, read);
    if (turn != Turn.WAIT) {
      runAlone(read);
    }
    if (turn == Turn.GO) {
      goOn(lane);
    }
    return read.rows();
  }

  private boolean mayBeShared(Run run, PlaceholderPlan plan) {
    return HeldRows.mayHold(run)
        && statements.isQuick(run.key())
        && run.statement().text().jdbc().length() + plan.length(run.values()) <= MOST_CHARACTERS;
  }

  private static Optional<String> identity(Run run) {
    return Logins.isOfCaller(run.target().settings())
        ? Optional.of(run.caller().principal())
        : Optional.empty();
  }

  /** One group after the other, each behind what other lanes have to do. */
  private void goOn(Lane lane) {
    List<WaitingRead> next = lanes.leave(lane);
    if (!next.isEmpty()) {
      threads.execute(() -> carryOut(lane, next));
    }
  }

  private void carryOut(Lane lane, List<WaitingRead> group) {
    try {
      if (group.size() == 1) {
        runAlone(group.get(0));
      } else {
        runTogether(lane, group);
      }
    } finally {
      goOn(lane);
    }
  }

  private void runAlone(WaitingRead read) {
    try {
      read.rows().complete(runs.start(read.run(), read.running(), read.begun()));
    } catch (Throwable e) { // or somebody would wait for ever
      read.rows().completeExceptionally(e);
    }
  }

  private void runTogether(Lane lane, List<WaitingRead> group) {
    long begun = System.nanoTime();
    try {
      List<HeldRows> results = roundTrip(group);
      Duration each = Duration.ofNanos((System.nanoTime() - begun) / group.size());
      statements.took(group.get(0).run().key(), each);
      for (int i = 0; i < results.size(); i++) {
        group.get(i).give(results.get(i));
      }
    } catch (ConnectionFailure e) {
      group.forEach(read -> read.fail(e));
      // These have waited for a session as long as the group has.
      lanes.withdraw(lane, begun).forEach(read -> read.fail(e));
    } catch (SQLException e) {
      LOG.debugf("Reads that failed together run alone (SQLSTATE %s)", SqlState.of(e));
      statements.keepAsSlow(group.get(0).run().key());
      group.forEach(read -> threads.execute(() -> runAlone(read)));
    } catch (Throwable e) { // as above
      group.forEach(read -> read.fail(e));
    }
  }

  private List<HeldRows> roundTrip(List<WaitingRead> group) throws SQLException {
    Run first = group.get(0).run();
    try (PooledSession session = pools.borrow(first.target(), first.caller())) {
      try {
        PlaceholderPlan plan = group.get(0).plan();
        RoundTrip together = new RoundTrip(session, plan, PATIENCE, first.limits().maxRows() + 1);
        return together.of(
            group.stream().map(read -> new RoundTrip.Read(read.run(), read.begun())).toList(),
            sent -> {});
      } catch (SQLException e) {
        if (SqlFailure.isGone(SqlState.of(e))) {
          session.discard();
        }
        throw e;
      }
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
