package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void areListedWithVersionSchemaAndFeature() throws SQLException {
    // Given
    database.run(
        """
        create schema search;
        create extension pg_trgm schema search version '1.6';
        create extension hstore schema public version '1.8';
        """);

    // When
    List<Extension> extensions = catalog.extensions(database.connection());

    // Then
    assertThat(extensions)
        .containsExactly(
            new Extension("hstore", "1.8", "public", Optional.empty()),
            new Extension("pg_trgm", "1.6", "search", Optional.of(ExtensionFeature.TEXT_SEARCH)),
            new Extension("plpgsql", "1.0", "pg_catalog", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "postgis, geospatial",
    "postgis_raster, geospatial",
    "postgis_sfcgal, geospatial",
    "postgis_tiger_geocoder, geospatial",
    "postgis_topology, geospatial",
    "address_standardizer, geospatial",
    "address_standardizer_data_us, geospatial",
    "vector, vector-search",
    "lakebase_vector, vector-search",
    "lakebase_text, text-search",
    "pg_trgm, text-search",
  })
  void areKnownForAFeature(String extension, String feature) {
    // When
    Optional<ExtensionFeature> found = ExtensionFeature.of(extension);

    // Then
    assertThat(found).map(ExtensionFeature::text).contains(feature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plpgsql", "pgvector", "postgistry", "databricks_auth", ""})
  void areMostlyKnownForNone(String extension) {
    // When
    Optional<ExtensionFeature> found = ExtensionFeature.of(extension);

    // Then
    assertThat(found).isEmpty();
  }
}
