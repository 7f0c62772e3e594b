package app.ontos.contracts.live;

import java.util.List;
import java.util.Optional;

/**
 * A relationship of a contract: values of some properties are found in as many others.
 *
 * @param pointer where the contract says so, {@code /schema/0/relationships/0}
 * @param from the table whose rows refer to others
 * @param fromProperties by what they do; empty if that can't be told
 * @param to the table that they refer to; absent if that can't be told
 * @param toProperties the counterparts of {@code fromProperties}, in the same order
 * @param unclear why it can't be told what is meant, as a sentence; absent if it can
 */
public record LiveRelationship(
    String pointer,
    LiveTable from,
    List<LiveProperty> fromProperties,
    Optional<LiveTable> to,
    List<LiveProperty> toProperties,
    Optional<String> unclear) {

  public LiveRelationship {
    fromProperties = List.copyOf(fromProperties);
    toProperties = List.copyOf(toProperties);
  }

  static LiveRelationship unclear(String pointer, LiveTable from, String why) {
    return new LiveRelationship(
        pointer, from, List.of(), Optional.empty(), List.of(), Optional.of(why));
  }
}
