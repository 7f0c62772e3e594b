package app.ontos.sql.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who waits for whom: reads that may go to the server together queue in a lane of their own. A lane
 * has few groups under way at a time; whoever comes meanwhile waits, and those who wait make up the
 * next group. Nobody waits for a group to fill up. Safe for use by several threads.
 */
final class Lanes {
  /** More than one, so that the server has work while the results of another are taken apart. */
  private static final int AT_ONCE = 2;

  private static final int MOST_TOGETHER = 16;
  private static final int MOST_WAITING = 256;

  private final Map<Lane, Traffic> lanes = new ConcurrentHashMap<>();

  /**
   * What makes reads alike.
   *
   * @param identity who logs in, where it isn't the same for all
   */
  record Lane(StatementKey statement, Optional<String> identity) {}

  private static final class Traffic {
    private final Deque<WaitingRead> waiting = new ArrayDeque<>();
    private int underWay;
  }

  /** What a newcomer is to do. */
  enum Turn {
    /** Go at once; the lane counts it. */
    GO,
    /** Wait to be taken along. */
    WAIT,
    /** Go without the lane, which is full. */
    PASS
  }

  /** A read comes. */
  Turn enter(Lane lane, WaitingRead read) {
    Turn[] turn = new Turn[1];
    lanes.compute(
        lane,
        (key, known) -> {
          Traffic traffic = known == null ? new Traffic() : known;
          turn[0] = enter(traffic, read);
          return traffic;
        });
    return turn[0];
  }

  private static Turn enter(Traffic traffic, WaitingRead read) {
    if (traffic.underWay < AT_ONCE && traffic.waiting.isEmpty()) {
      traffic.underWay++;
      return Turn.GO;
    }
    if (traffic.waiting.size() == MOST_WAITING) {
      return Turn.PASS;
    }
    traffic.waiting.add(read);
    return Turn.WAIT;
  }

  /** A group has arrived; the next one, which is then under way, or nobody. */
  List<WaitingRead> leave(Lane lane) {
    List<WaitingRead> next = new ArrayList<>();
    lanes.computeIfPresent(
        lane,
        (key, traffic) -> {
          take(traffic.waiting, next);
          if (next.isEmpty()) {
            traffic.underWay--;
          }
          return traffic.underWay == 0 ? null : traffic;
        });
    return next;
  }

  /** So many together as there is a text for: it is prepared for powers of two. */
  private static void take(Deque<WaitingRead> waiting, List<WaitingRead> group) {
    int size = Math.min(Integer.highestOneBit(waiting.size()), MOST_TOGETHER);
    for (int i = 0; i < size; i++) {
      group.add(waiting.remove());
    }
  }

  /** Takes those out who came before a time, by {@link System#nanoTime()}. */
  List<WaitingRead> withdraw(Lane lane, long time) {
    List<WaitingRead> withdrawn = new ArrayList<>();
    lanes.computeIfPresent(
        lane,
        (key, traffic) -> {
          while (!traffic.waiting.isEmpty() && traffic.waiting.element().begun() - time < 0) {
            withdrawn.add(traffic.waiting.remove());
          }
          return traffic;
        });
    return withdrawn;
  }
}
