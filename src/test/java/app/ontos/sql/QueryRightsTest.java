package app.ontos.sql;

import static app.ontos.sql.SavedQueries.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.connections.login.LakebaseConnections;
import app.ontos.local.LakebaseEmulator;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@ServiceTest
class QueryRightsTest {
  private static final String CONSUMER = "consumer@example.com";
  private static final String STEWARD = "steward@example.com";
  private static final LakebaseEmulator EMULATOR = LakebaseConnections.start();
  private static final SavedQueries DATABASE = new SavedQueries(EMULATOR);
  private static final Map<String, ?> FOR_STEWARDS = Map.of("roles", List.of("Data Steward"));

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Test
  void letsAConsumerReadWhatIsForEverybody() {
    // Given
    String slug = DATABASE.published("select 1 as one", Map.of());

    // When
    Response response = Roles.as(CONSUMER).get(RUN + slug);

    // Then
    response.then().statusCode(200).body("rows", equalTo(List.of(List.of(1))));
  }

  @Test
  void letsAConsumerChangeNothing() {
    // Given
    String slug = DATABASE.published("update pg_temp.nothing set a = 1", Map.of("mode", "write"));

    // When
    Response response = Roles.as(CONSUMER, "{}").post(RUN + slug);

    // Then
    response
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", containsString("queries:write"));
  }

  @Test
  void keepsAQueryForTheRolesThatItNames() {
    // Given
    String slug = DATABASE.published("select 1 as one", FOR_STEWARDS);

    // When
    Response response = Roles.as(CONSUMER).get(RUN + slug);

    // Then
    response.then().statusCode(403).body("detail", containsString("Data Steward"));
  }

  @Test
  void letsThoseRunItWhoHaveOneOfItsRoles() {
    // Given
    String slug = DATABASE.published("select 1 as one", FOR_STEWARDS);
    Roles.give(STEWARD, "Data Steward");

    // When
    Response response = Roles.as(STEWARD).get(RUN + slug);

    // Then
    response.then().statusCode(200);
  }

  @Test
  void showsRunsToTheirOwnCallerAndToWhoeverReadsTheTrail() {
    // Given
    String slug = DATABASE.published("select 1 as one", Map.of());
    Roles.give(STEWARD, "Data Steward");
    Roles.as(CONSUMER).get(RUN + slug).then().statusCode(200);
    String query = Roles.as(CONSUMER).get("/api/v1/queries?q=" + slug).path("items[0].id");

    // When
    List<Integer> seen =
        Stream.of(CONSUMER, "somebody.else@example.com", STEWARD)
            .map(caller -> Roles.as(caller).queryParam("queryId", query).get("/api/v1/runs"))
            .map(response -> response.<List<?>>path("items").size())
            .toList();

    // Then
    assertThat(seen).containsExactly(1, 0, 1);
  }

  @Test
  void describesToACallerOnlyWhatTheyMayRun() {
    // Given
    String open = DATABASE.published("select 1 as one", Map.of());
    String closed = DATABASE.published("select 1 as one", FOR_STEWARDS);

    // When
    JsonNode document = Roles.as(CONSUMER).get(RUN + "openapi").as(JsonNode.class);

    // Then
    assertThat(document.path("paths").has(RUN + open)).isTrue();
    assertThat(document.path("paths").has(RUN + closed)).isFalse();
  }
}
