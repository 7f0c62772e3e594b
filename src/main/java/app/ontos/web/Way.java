package app.ontos.web;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.List;

/**
 * An entry of the navigation.
 *
 * @param label what it is called
 * @param path where it leads
 * @param feature what the caller must have access to, to see it
 * @param level how much access
 */
public record Way(String label, String path, Feature feature, AccessLevel level) {

  /** The data products. */
  public static final Way PRODUCTS = new Way("Products", "/products", Feature.DATA_PRODUCTS);

  /** The data contracts. */
  public static final Way CONTRACTS = new Way("Contracts", "/contracts", Feature.DATA_CONTRACTS);

  /** All of them, in the order in which they stand. */
  static final List<Way> ALL =
      List.of(
          new Way("Domains", "/domains", Feature.DATA_DOMAINS),
          PRODUCTS,
          CONTRACTS,
          new Way("Test runs", "/test-runs", Feature.DATA_CONTRACTS),
          new Way("Connections", "/connections", Feature.CONNECTIONS),
          new Way("Queries", "/queries", Feature.QUERIES),
          new Way("SQL", "/sql", Feature.SQL, AccessLevel.ADMIN),
          new Way("Teams", "/teams", Feature.TEAMS),
          new Way("Projects", "/projects", Feature.PROJECTS),
          new Way("Tags", "/tags", Feature.TAGS),
          new Way("Audit", "/audit", Feature.AUDIT),
          new Way("System", "/system", Feature.SYSTEM));

  private Way(String label, String path, Feature feature) {
    this(label, path, feature, AccessLevel.READ);
  }

  /** Whether a page at this path is below it. */
  boolean leadsTo(String page) {
    return page.equals(path) || page.startsWith(path + "/");
  }
}
