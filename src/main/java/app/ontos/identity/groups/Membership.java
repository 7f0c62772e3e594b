package app.ontos.identity.groups;

import java.time.Duration;
import java.util.Set;

/**
 * What was found out about a caller's groups.
 *
 * @param groups their names
 * @param keptFor how long to believe it
 */
record Membership(Set<String> groups, Duration keptFor) {
  private static final Duration SOME = Duration.ofMinutes(5);
  private static final Duration NONE = Duration.ofMinutes(1);
  private static final Duration UNKNOWN = Duration.ofSeconds(30);

  /** Of somebody who was found. Who is in no group yet may soon be in one. */
  static Membership of(Set<String> groups) {
    return new Membership(groups, groups.isEmpty() ? NONE : SOME);
  }

  /** Of somebody who could not be looked up. */
  static Membership unknown() {
    return new Membership(Set.of(), UNKNOWN);
  }
}
