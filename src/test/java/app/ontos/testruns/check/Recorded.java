package app.ontos.testruns.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What a test told while it went on. */
final class Recorded implements Progress {
  private final List<CheckResult> results = Collections.synchronizedList(new ArrayList<>());
  private volatile int planned = -1;
  private volatile boolean cancelled;

  @Override
  public void planned(int checks) {
    planned = checks;
  }

  @Override
  public void decided(CheckResult result) {
    results.add(result);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  int planned() {
    return planned;
  }

  List<CheckResult> results() {
    return List.copyOf(results);
  }

  /** The results that ended so. */
  List<CheckResult> that(Outcome outcome) {
    return results().stream().filter(result -> result.outcome() == outcome).toList();
  }

  /** Those that ended so, as {@code column: rule}. */
  List<String> words(Outcome outcome) {
    return that(outcome).stream().map(Recorded::words).toList();
  }

  /** The only result that is so. */
  CheckResult only(Predicate<CheckResult> wanted) {
    List<CheckResult> found = results().stream().filter(wanted).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one result but " + found);
    }
    return found.get(0);
  }

  static String words(CheckResult result) {
    return result.column().orElse("") + ": " + result.rule().orElse(result.kind().text());
  }
}
