package app.ontos.glossary;

import java.util.Arrays;
import java.util.BitSet;

/**
 * All concepts at once as numbers, and which is broader than which: finds cycles in time that grows
 * with the edges alone, and what is above a concept. Not for several threads.
 */
final class BroaderGraph {
  private static final int MAX_STEPS = 50_000_000;

  /** The edges of concept {@code i} are {@code broader[first[i]]} to {@code first[i + 1]}. */
  private final int[] first;

  private final int[] broader;
  private final int[] seen;
  private final int[] waiting;
  private int walk;
  private long steps;

  private BroaderGraph(int[] first, int[] broader) {
    this.first = first;
    this.broader = broader;
    this.seen = new int[first.length - 1];
    this.waiting = new int[first.length - 1];
  }

  /** Collects the edges. */
  static final class Builder {
    private int[] narrow = new int[1024];
    private int[] broad = new int[1024];
    private int size;

    Builder add(int narrower, int broader) {
      if (size == narrow.length) {
        narrow = Arrays.copyOf(narrow, size * 2);
        broad = Arrays.copyOf(broad, size * 2);
      }
      narrow[size] = narrower;
      broad[size++] = broader;
      return this;
    }

    /** The graph of as many concepts, numbered from 0. */
    BroaderGraph build(int concepts) {
      int[] first = new int[concepts + 1];
      for (int i = 0; i < size; i++) {
        first[narrow[i] + 1]++;
      }
      for (int i = 0; i < concepts; i++) {
        first[i + 1] += first[i];
      }
      int[] next = first.clone();
      int[] broader = new int[size];
      for (int i = 0; i < size; i++) {
        broader[next[narrow[i]]++] = broad[i];
      }
      return new BroaderGraph(first, broader);
    }
  }

  /** Concepts that are in a cycle or above one: those that always have something below. */
  BitSet cyclesAndAbove() {
    int concepts = first.length - 1;
    int[] below = new int[concepts];
    for (int b : broader) {
      below[b]++;
    }
    BitSet left = new BitSet(concepts);
    left.set(0, concepts);
    int size = 0;
    for (int i = 0; i < concepts; i++) {
      if (below[i] == 0) {
        waiting[size++] = i;
      }
    }
    while (size > 0) {
      int concept = waiting[--size];
      left.clear(concept);
      for (int e = first[concept]; e < first[concept + 1]; e++) {
        if (--below[broader[e]] == 0) {
          waiting[size++] = broader[e];
        }
      }
    }
    return left;
  }

  /**
   * Whether one concept is above the other.
   *
   * @throws TooEntangled when all walks together have become too long to go on
   */
  boolean isAbove(int upper, int lower) {
    walk++;
    int size = 0;
    waiting[size++] = lower;
    while (size > 0) {
      int concept = waiting[--size];
      for (int e = first[concept]; e < first[concept + 1]; e++) {
        if (++steps > MAX_STEPS) {
          throw new TooEntangled();
        }
        if (broader[e] == upper) {
          return true;
        }
        if (seen[broader[e]] != walk) {
          seen[broader[e]] = walk;
          waiting[size++] = broader[e];
        }
      }
    }
    return false;
  }

  /** The rules can't be checked with a reasonable effort. */
  static final class TooEntangled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooEntangled() {
      super("too many steps", null, false, false);
    }
  }
}
