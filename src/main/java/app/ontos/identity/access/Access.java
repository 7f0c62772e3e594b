package app.ontos.identity.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The level of access to every feature that a role gives, or that a caller has. A feature that is
 * not named is not accessible. Immutable.
 */
public final class Access {
  /** No feature at any level. */
  public static final Access NONE = new Access(new EnumMap<>(Feature.class));

  /** Every feature at the highest level: an admin's. */
  public static final Access ALL = everywhere(AccessLevel.ADMIN);

  private final Map<Feature, AccessLevel> levels;

  private Access(EnumMap<Feature, AccessLevel> levels) {
    for (Feature feature : Feature.values()) {
      levels.putIfAbsent(feature, AccessLevel.NONE);
    }
    this.levels = Collections.unmodifiableMap(levels);
  }

  /** Access at the levels given, and nowhere else. */
  public static Access of(Map<Feature, AccessLevel> levels) {
    EnumMap<Feature, AccessLevel> copy = new EnumMap<>(Feature.class);
    copy.putAll(levels);
    return new Access(copy);
  }

  /** The same level everywhere. */
  public static Access everywhere(AccessLevel level) {
    EnumMap<Feature, AccessLevel> levels = new EnumMap<>(Feature.class);
    Arrays.stream(Feature.values()).forEach(feature -> levels.put(feature, level));
    return new Access(levels);
  }

  /** Every feature with its level, in the order of the features. */
  public Map<Feature, AccessLevel> levels() {
    return levels;
  }

  /** The level of access to a feature. */
  public AccessLevel to(Feature feature) {
    return levels.getOrDefault(feature, AccessLevel.NONE);
  }

  /** Whether it reaches that far into a feature. */
  public boolean includes(Feature feature, AccessLevel needed) {
    return to(feature).includes(needed);
  }

  /** Whether it reaches everywhere at least as far as the other. */
  public boolean includes(Access other) {
    return Arrays.stream(Feature.values())
        .allMatch(feature -> includes(feature, other.to(feature)));
  }

  /** The higher level of both, feature by feature. */
  public Access or(Access other) {
    EnumMap<Feature, AccessLevel> highest = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      boolean mine = includes(feature, other.to(feature));
      highest.put(feature, mine ? to(feature) : other.to(feature));
    }
    return new Access(highest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Access access && levels.equals(access.levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }

  @Override
  public String toString() {
    return levels.toString();
  }
}
