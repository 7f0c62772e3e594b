package app.ontos.glossary;

import java.util.ArrayList;
import java.util.List;

/** Counts what is wrong with a document and keeps the first of it. Not for several threads. */
final class Findings {
  static final int KEPT = 100;

  private final List<Finding> first = new ArrayList<>();
  private long count;

  void add(Finding finding) {
    addMore(List.of(finding), 1);
  }

  /**
   * @param found some of them
   * @param total how many there are
   */
  void addMore(List<Finding> found, long total) {
    found.stream().limit(KEPT - (long) first.size()).forEach(first::add);
    count += total;
  }

  boolean isEmpty() {
    return count == 0;
  }

  long count() {
    return count;
  }

  List<Finding> first() {
    return List.copyOf(first);
  }
}
