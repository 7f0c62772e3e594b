package app.ontos.identity.roles;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * The access to a feature, as a row of a table.
 *
 * @param most the highest level that the caller may give
 */
record FeatureAccess(Feature feature, AccessLevel level, AccessLevel most) {

  /** The rows of all features, with the highest levels that may be given. */
  static List<FeatureAccess> of(Access gives, Access limits) {
    return Arrays.stream(Feature.values())
        .map(feature -> new FeatureAccess(feature, gives.to(feature), limits.to(feature)))
        .toList();
  }

  /** What people call the feature. */
  public String label() {
    String words = feature.id().replace('-', ' ');
    return feature == Feature.SQL
        ? "SQL"
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What access to it is good for, where its name does not say so. */
  public String meaning() {
    return switch (feature) {
      case GLOSSARIES -> "with their concepts";
      case SEMANTIC_LINKS -> "which concept explains which record";
      case SEARCH -> "of the records that are readable";
      case REVIEWS -> "approving contracts and products of others";
      case CONNECTIONS -> "to other databases";
      case QUERIES -> "saved ones, and running them";
      case SQL -> "any statement, in any connected database";
      case AUDIT -> "who changed what";
      case ROLES -> "and who has them";
      case SYSTEM -> "the service's own database";
      case DATA_DOMAINS, TEAMS, PROJECTS, DATA_PRODUCTS, DATA_CONTRACTS, TAGS, COMMENTS, RATINGS ->
          "";
    };
  }

  /** The levels that give anything. */
  public List<AccessLevel> levels() {
    return List.of(AccessLevel.READ, AccessLevel.WRITE, AccessLevel.ADMIN);
  }

  /** Whether it includes a level. */
  public boolean includes(AccessLevel needed) {
    return level.includes(needed);
  }

  /** Whether the caller may not give a level. */
  public boolean isBeyondGiver(AccessLevel given) {
    return !most.includes(given);
  }
}
