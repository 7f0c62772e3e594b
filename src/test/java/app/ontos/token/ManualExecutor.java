package app.ontos.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** An executor that keeps its tasks until a test runs them, on the test's own thread. */
final class ManualExecutor implements Executor {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  void runNext() {
    tasks.remove().run();
  }

  int waiting() {
    return tasks.size();
  }
}
