package app.ontos.web;

import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import java.util.List;

/**
 * An entry of the navigation.
 *
 * @param label what it is called
 * @param path where it leads
 * @param others where else pages are that are below it
 * @param feature what the caller must have access to, to see it
 * @param level how much access
 */
public record Way(
    String label, String path, List<String> others, Feature feature, AccessLevel level) {

  /** The data products. */
  public static final Way PRODUCTS = new Way("Products", "/products", Feature.DATA_PRODUCTS);

  /** The data contracts. */
  public static final Way CONTRACTS = new Way("Contracts", "/contracts", Feature.DATA_CONTRACTS);

  /** The glossaries and their concepts. */
  public static final Way GLOSSARIES =
      new Way(
          "Glossary", "/glossaries", List.of("/concepts"), Feature.GLOSSARIES, AccessLevel.READ);

  /** All of them, in the order in which they stand. */
  static final List<Way> ALL =
      List.of(
          new Way("Domains", "/domains", Feature.DATA_DOMAINS),
          PRODUCTS,
          CONTRACTS,
          GLOSSARIES,
          new Way("Test runs", "/test-runs", Feature.DATA_CONTRACTS),
          new Way("Connections", "/connections", Feature.CONNECTIONS),
          new Way("Queries", "/queries", Feature.QUERIES),
          new Way("SQL", "/sql", List.of(), Feature.SQL, AccessLevel.ADMIN),
          new Way("Teams", "/teams", Feature.TEAMS),
          new Way("Projects", "/projects", Feature.PROJECTS),
          new Way("Tags", "/tags", Feature.TAGS),
          new Way("Audit", "/audit", Feature.AUDIT),
          new Way("Roles", "/roles", Feature.ROLES),
          new Way("System", "/system", Feature.SYSTEM));

  public Way {
    others = List.copyOf(others);
  }

  private Way(String label, String path, Feature feature) {
    this(label, path, List.of(), feature, AccessLevel.READ);
  }

  /** Whether a page at this path is below it. */
  boolean leadsTo(String page) {
    return isBelow(page, path) || others.stream().anyMatch(other -> isBelow(page, other));
  }

  private static boolean isBelow(String page, String path) {
    return page.equals(path) || page.startsWith(path + "/");
  }
}
