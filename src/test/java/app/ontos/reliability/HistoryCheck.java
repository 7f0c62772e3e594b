package app.ontos.reliability;

import app.ontos.reliability.EditHistory.Created;
import app.ontos.reliability.EditHistory.Edit;
import app.ontos.reliability.EditHistory.Known;
import app.ontos.reliability.EditHistory.Read;
import app.ontos.reliability.EditHistory.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a history could have come from a service that does one thing after the other: every
 * change acknowledged once and kept, none made up, nothing seen that was replaced before. What a
 * client does not know may have happened or not; the audit trail tells.
 */
final class HistoryCheck {
  private final EditHistory history;
  private final Map<String, Edit> byValue;
  private final List<String> violations = new ArrayList<>();

  private HistoryCheck(EditHistory history) {
    this.history = history;
    this.byValue =
        history.edits().stream().collect(Collectors.toMap(Edit::value, Function.identity()));
  }

  /** Everything that is wrong with it, in words. */
  static List<String> violations(EditHistory history) {
    HistoryCheck check = new HistoryCheck(history);
    history.trail().forEach(check::trail);
    history.edits().forEach(check::edit);
    history.reads().forEach(check::read);
    history.trail().keySet().forEach(check::order);
    check.creations();
    return List.copyOf(check.violations);
  }

  /** Versions count from 1 without a gap, each value was written once, and the last one stands. */
  private void trail(String record, List<State> states) {
    Map<String, Long> written = new HashMap<>();
    for (int i = 0; i < states.size(); i++) {
      State state = states.get(i);
      if (state.version() != i + 1) {
        violation("gap", "%s has %s where version %d belongs".formatted(record, state, i + 1));
      }
      if (i > 0) {
        Long before = written.put(state.value(), state.version());
        if (before != null) {
          violation("written twice", "%s of %s, before as %d".formatted(state, record, before));
        }
        writer(record, state);
      }
    }
    State last = states.get(states.size() - 1);
    Optional<State> present = Optional.ofNullable(history.present().get(record));
    if (!present.equals(Optional.of(last))) {
      violation("final", "%s is %s after %s".formatted(record, present, last));
    }
  }

  private void writer(String record, State state) {
    Edit edit = byValue.get(state.value());
    if (edit == null || !edit.record().equals(record)) {
      violation("made up", "nobody has sent %s of %s".formatted(state, record));
    } else if (edit.known() == Known.REFUSED) {
      violation("refused and written", edit.toString());
    } else if (edit.expected() + 1 != state.version()) {
      violation("lost update", "%s has become %s".formatted(edit, state));
    }
  }

  private void edit(Edit edit) {
    State written = new State(edit.written(), edit.value());
    if (edit.known() == Known.WRITTEN && !states(edit.record()).contains(written)) {
      violation("lost", "%s was acknowledged".formatted(edit));
    }
  }

  private void read(Read read) {
    State seen = read.seen();
    if (!states(read.record()).contains(seen)) {
      violation("never written", read.toString());
    }
    Edit edit = byValue.get(seen.value());
    if (edit != null && read.end() < edit.start()) {
      violation("seen before it was sent", read.toString());
    }
  }

  private record Seen(long start, long end, long version) {}

  /** Whoever begins after another has learnt of a version learns of that or a later one. */
  private void order(String record) {
    List<Seen> seen = new ArrayList<>();
    for (Read read : history.reads()) {
      if (read.record().equals(record)) {
        seen.add(new Seen(read.start(), read.end(), read.seen().version()));
      }
    }
    for (Edit edit : history.edits()) {
      if (edit.record().equals(record) && edit.known() == Known.WRITTEN) {
        seen.add(new Seen(edit.start(), edit.end(), edit.written()));
      }
    }
    List<Seen> byEnd = seen.stream().sorted(Comparator.comparingLong(Seen::end)).toList();
    seen.sort(Comparator.comparingLong(Seen::start));
    long newest = 0;
    int ended = 0;
    for (Seen next : seen) {
      while (ended < byEnd.size() && byEnd.get(ended).end() < next.start()) {
        newest = Math.max(newest, byEnd.get(ended).version());
        ended++;
      }
      if (next.version() < newest) {
        violation("backwards", "%s of %s after %d was known".formatted(next, record, newest));
      }
    }
  }

  private void creations() {
    Map<String, String> ids = new HashMap<>();
    for (Created created : history.creations()) {
      String before = ids.putIfAbsent(created.key(), created.id());
      if (before != null && !before.equals(created.id())) {
        violation("created twice", "%s, before as %s".formatted(created, before));
      }
      long copies = history.copies().getOrDefault(created.key(), 0L);
      if (copies != 1) {
        violation("created otherwise than once", "%d times: %s".formatted(copies, created));
      }
    }
  }

  private List<State> states(String record) {
    return Optional.ofNullable(history.trail().get(record)).orElse(List.of());
  }

  private void violation(String kind, String what) {
    violations.add(kind + ": " + what);
  }
}
