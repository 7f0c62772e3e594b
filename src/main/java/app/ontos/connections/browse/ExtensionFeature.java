package app.ontos.connections.browse;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * What a database can do thanks to an extension. The extensions are those that Lakebase offers, see
 * <a href="https://docs.databricks.com/aws/en/oltp/projects/extensions">its list</a>.
 */
public enum ExtensionFeature {
  /** Shapes on the globe: PostGIS and what comes with it. */
  GEOSPATIAL("geospatial"),
  /** The nearest neighbours of an embedding: pgvector, and Lakebase's own index on its types. */
  VECTOR_SEARCH("vector-search"),
  /** Text ranked by relevance, or found in spite of a typing error. */
  TEXT_SEARCH("text-search");

  private static final Map<String, ExtensionFeature> BY_EXTENSION =
      Map.of(
          "address_standardizer", GEOSPATIAL,
          "address_standardizer_data_us", GEOSPATIAL,
          "vector", VECTOR_SEARCH,
          "lakebase_vector", VECTOR_SEARCH,
          "lakebase_text", TEXT_SEARCH,
          "pg_trgm", TEXT_SEARCH);

  private final String text;

  ExtensionFeature(String text) {
    this.text = text;
  }

  /** As it stands in JSON. */
  @JsonValue
  public String text() {
    return text;
  }

  /** What the extension of this name adds; empty where it is nothing that has a name here. */
  static Optional<ExtensionFeature> of(String extension) {
    // postgis, postgis_raster, postgis_sfcgal, postgis_tiger_geocoder, postgis_topology
    return extension.equals("postgis") || extension.startsWith("postgis_")
        ? Optional.of(GEOSPATIAL)
        : Optional.ofNullable(BY_EXTENSION.get(extension));
  }
}
