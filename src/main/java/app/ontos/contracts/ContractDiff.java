package app.ontos.contracts;

import app.ontos.contracts.Diff.Change;
import app.ontos.contracts.Diff.Kind;
import app.ontos.shared.document.ExactJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two contracts value by value. Elements of lists are found again by their id or name,
 * wherever they stand; what a change means to consumers is {@link BreakingRules}' to say. Used
 * once, by one thread.
 */
final class ContractDiff {
  private static final int MOST_CHANGES = 2_000;

  private final List<Change> changes = new ArrayList<>();
  private boolean truncated;

  private ContractDiff() {}

  /** What changes, both documents in the fields of the third standard. */
  static Diff between(ObjectNode from, ObjectNode to) {
    ContractDiff diff = new ContractDiff();
    diff.members(new Spot("", "", "", from, to), from, to);
    return new Diff(diff.changes.stream().anyMatch(Change::breaking), diff.truncated, diff.changes);
  }

  private void members(Spot within, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      value(
          within.member(name, before, after),
          Optional.ofNullable(before.get(name)),
          Optional.ofNullable(after.get(name)));
    }
  }

  private void value(Spot spot, Optional<JsonNode> before, Optional<JsonNode> after) {
    JsonNode old = before.orElse(null);
    JsonNode now = after.orElse(null);
    if (old != null && now != null && ExactJson.equal(old, now)) {
      return;
    }
    if (isElements(old, now)) {
      elements(spot, before, after);
    } else if (old != null && now != null && old.isObject() && now.isObject()) {
      members(spot, old, now);
    } else if (isList(old) && isList(now) && old != null && now != null) {
      items(spot, old, now);
    } else {
      boolean renamed = spot.isNameOfElement() && old != null && now != null;
      Kind kind = renamed ? Kind.RENAMED : kind(before, after);
      add(spot, kind, BreakingRules.ofMember(spot, before, after), before, after);
    }
  }

  /** Elements that are known by names, in lists of which one may be missing altogether. */
  private void elements(Spot spot, Optional<JsonNode> before, Optional<JsonNode> after) {
    for (Elements.Pair pair : Elements.pairs(spot.member(), before, after)) {
      Spot element = spot.element(pair.key());
      if (pair.before().isPresent() && pair.after().isPresent()) {
        members(element, pair.before().get(), pair.after().get());
      } else {
        Optional<String> reason =
            pair.before().isPresent()
                ? BreakingRules.ofRemoved(spot.member())
                : BreakingRules.ofAdded(spot.member(), pair.after());
        add(element, kind(pair.before(), pair.after()), reason, pair.before(), pair.after());
      }
    }
  }

  /** Plain values, whose order says nothing. */
  private void items(Spot spot, JsonNode before, JsonNode after) {
    Set<String> old = keys(before);
    Set<String> now = keys(after);
    for (JsonNode item : before) {
      if (!now.contains(ExactJson.key(item))) {
        Optional<String> reason = BreakingRules.ofRemovedItem(spot);
        add(spot, Kind.REMOVED, reason, Optional.of(item), Optional.empty());
      }
    }
    for (JsonNode item : after) {
      if (!old.contains(ExactJson.key(item))) {
        Optional<String> reason = BreakingRules.ofAddedItem(spot);
        add(spot, Kind.ADDED, reason, Optional.empty(), Optional.of(item));
      }
    }
  }

  private void add(
      Spot spot,
      Kind kind,
      Optional<String> reason,
      Optional<JsonNode> before,
      Optional<JsonNode> after) {
    if (changes.size() == MOST_CHANGES) {
      truncated = true;
      return;
    }
    changes.add(
        new Change(
            spot.path(),
            kind,
            reason.isPresent(),
            reason,
            before.filter(JsonNode::isValueNode),
            after.filter(JsonNode::isValueNode)));
  }

  private static boolean isElements(@Nullable JsonNode old, @Nullable JsonNode now) {
    boolean lists = (old == null || isList(old)) && (now == null || isList(now));
    return lists && (Elements.areIn(old) || Elements.areIn(now));
  }

  private static boolean isList(@Nullable JsonNode node) {
    return node != null && node.isArray();
  }

  private static Set<String> keys(JsonNode list) {
    Set<String> keys = new HashSet<>();
    list.forEach(item -> keys.add(ExactJson.key(item)));
    return keys;
  }

  private static Kind kind(Optional<JsonNode> before, Optional<JsonNode> after) {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }
}
