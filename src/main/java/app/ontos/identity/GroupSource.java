package app.ontos.identity;

import java.util.Set;

/** Tells the groups of a caller. */
@FunctionalInterface
public interface GroupSource {
  /**
   * The names of the groups that the caller is in, as far as they can be found out. Never throws,
   * and never waits long: who can't be looked up is in no group.
   */
  Set<String> groupsOf(Caller caller);
}
