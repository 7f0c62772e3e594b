package app.ontos.identity.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of the service to which roles give access. Stored roles and clients know a feature by
 * its {@link #id()}, which never changes once published.
 */
public enum Feature {
  DATA_DOMAINS("data-domains"),
  TEAMS("teams"),
  PROJECTS("projects"),
  DATA_PRODUCTS("data-products"),
  DATA_CONTRACTS("data-contracts"),
  GLOSSARIES("glossaries"),
  SEMANTIC_LINKS("semantic-links"),
  TAGS("tags"),
  COMMENTS("comments"),
  RATINGS("ratings"),
  SEARCH("search"),
  REVIEWS("reviews"),
  CONNECTIONS("connections"),
  QUERIES("queries"),
  SQL("sql"),
  AUDIT("audit"),
  ROLES("roles"),
  SYSTEM("system");

  private static final Map<String, Feature> BY_ID = byId();

  private final String id;

  Feature(String id) {
    this.id = id;
  }

  /** As it stands in JSON and in the database. */
  @JsonValue
  public String id() {
    return id;
  }

  /**
   * Whether its records belong to teams, so that a role in a team gives access to the team's own:
   * then every operation that writes one looks at whose it is. Of all others nobody has more than
   * their own roles give.
   */
  public boolean isOfTeams() {
    return this == DATA_CONTRACTS || this == DATA_PRODUCTS;
  }

  /** The feature with an id, if this version of the service has it. */
  public static Optional<Feature> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  private static Map<String, Feature> byId() {
    Map<String, Feature> features = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(feature -> features.put(feature.id, feature));
    return Collections.unmodifiableMap(features);
  }
}
