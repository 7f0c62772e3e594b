package app.ontos.sql;

import static app.ontos.connections.ConnectionBodies.CONNECTIONS;
import static app.ontos.connections.ConnectionBodies.connection;
import static app.ontos.sql.SavedQueries.QUERIES;
import static app.ontos.sql.SavedQueries.run;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax and the types of PostGIS, on a server that has it. */
@ServiceTest
class PostgisTest {
  private static @Nullable DebianPostgres server;

  @BeforeAll
  static void places() {
    DebianPostgres debian = DebianPostgres.with("postgis");
    server = debian;
    debian.execute(
        """
        create table place (name text primary key, at geometry(Point, 4326) not null);
        create index on place using gist (at);
        insert into place values
          ('Bern', st_setsrid(st_makepoint(7.4474, 46.9480), 4326)),
          ('Zürich', st_setsrid(st_makepoint(8.5417, 47.3769), 4326)),
          ('Oslo', st_setsrid(st_makepoint(10.7522, 59.9139), 4326))""");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "WKT     | POINT(7.45 46.95)",
        "EWKT    | SRID=4326;POINT(7.45 46.95)",
        "GeoJSON | {\\\"type\\\":\\\"Point\\\",\\\"coordinates\\\":[7.45,46.95]}"
      })
  void findsWhatIsNearAPointInEachSpelling(String spelling, String point) {
    // Given
    String query =
        saved(
            """
            select name from place
            where st_dwithin(at::geography, st_setsrid(:point::geometry, 4326)::geography, 150000)
            order by at <-> st_setsrid(:point::geometry, 4326)""",
            Map.of("parameters", Map.of("point", Map.of("type", "geometry"))));

    // When
    Response response = run(query, "{\"parameters\": {\"point\": \"%s\"}}".formatted(point));

    // Then
    response
        .then()
        .statusCode(200)
        .body("rows", equalTo(List.of(List.of("Bern"), List.of("Zürich"))));
  }

  @Test
  void knowsTheOperatorsOfGeometries() {
    // Given
    String query =
        saved(
            """
            select name, st_astext(at, 2), at from place
            where at && st_makeenvelope(6, 45, 9, 48, 4326) and not at |>> st_makeenvelope(6, 47.2, 9, 47.3, 4326)""",
            Map.of());

    // When
    Response response = run(query, "{}");

    // Then
    response
        .then()
        .statusCode(200)
        .body("columns.type", equalTo(List.of("text", "text", "geometry")))
        .body("rows[0][0]", equalTo("Bern"))
        .body("rows[0][1]", equalTo("POINT(7.45 46.95)"))
        .body("rows[0][2]", startsWith("0101000020E6100000"))
        .body("rowCount", equalTo(1));
  }

  @Test
  void takesAListOfGeometries() {
    // Given
    String query =
        saved(
            "select st_astext(st_collect(:points::geometry[]))",
            Map.of("parameters", Map.of("points", Map.of("type", "geometry[]"))));

    // When
    Response response =
        run(query, "{\"parameters\": {\"points\": [\"POINT(1 2)\", \"POINT(3 4)\"]}}");

    // Then
    response.then().statusCode(200).body("rows[0][0]", startsWith("MULTIPOINT"));
  }

  @Test
  void tellsOfAGeometryThatIsNone() {
    // Given
    String query =
        saved(
            "select st_area(:shape::geometry)",
            Map.of("parameters", Map.of("shape", Map.of("type", "geometry"))));

    // When
    Response response = run(query, "{\"parameters\": {\"shape\": \"POLYGON((0 0, 1 1))\"}}");

    // Then
    response.then().statusCode(422);
  }

  private static String saved(String sql, Map<String, ?> more) {
    String environment = Objects.requireNonNull(server).environment();
    String connection = created(CONNECTIONS, connection(unique("Places"), environment));
    String slug = "q-" + UUID.randomUUID();
    return created(QUERIES, SavedQueries.body(connection, slug, sql, more));
  }
}
