package app.ontos.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each path was called, whatever came of it. */
final class RequestCounts {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void add(String path) {
    counts.computeIfAbsent(path, ignored -> new LongAdder()).increment();
  }

  long of(String path) {
    LongAdder count = counts.get(path);
    return count == null ? 0 : count.sum();
  }

  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((path, count) -> all.put(path, count.sum()));
    return all;
  }
}
