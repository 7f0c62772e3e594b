package app.ontos.shared.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class OpenApiDocumentTest {
  private static final Path KEPT = Path.of("docs/api/openapi.yaml");

  /** Compared as a tree: the order of members is not the same in every build. */
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Path BUILT = Path.of("target/openapi-served.yaml");

  @Test
  void isTheOneThatIsKeptInTheRepository() throws Exception {
    // Given
    JsonNode kept = YAML.readTree(Files.readString(KEPT));

    // When
    String served = given().accept("application/yaml").get("/openapi").asString();

    // Then
    Files.writeString(BUILT, served);
    assertThat(YAML.readTree(served))
        .as("copy %s to %s if the change is meant", BUILT, KEPT)
        .isEqualTo(kept);
  }

  @Test
  void describesEveryOperationWithAnIdAndItsProblems() throws Exception {
    // Given
    var request = given().accept("application/yaml");

    // When
    JsonNode document = YAML.readTree(request.get("/openapi").asString());

    // Then
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    for (JsonNode operation : operations(document)) {
      assertThat(operation.path("operationId").asText()).isNotBlank();
      JsonNode failure = operation.path("responses").path("500").path("content");
      assertThat(failure.has("application/problem+json")).isTrue();
    }
  }

  @Test
  void saysOfEveryOperationWhatItsCallerNeeds() throws Exception {
    // Given
    var request = given().accept("application/yaml");

    // When
    JsonNode document = YAML.readTree(request.get("/openapi").asString());

    // Then
    for (JsonNode operation : operations(document)) {
      assertThat(operation.path("x-ontos-needs").asText())
          .as(operation.path("operationId").asText())
          .matches("any-caller|[a-z-]+:(read|write|admin)");
    }
  }

  private static List<JsonNode> operations(JsonNode document) {
    List<JsonNode> operations = new ArrayList<>();
    for (JsonNode path : document.path("paths")) {
      path.properties().stream()
          .filter(member -> member.getValue().has("responses"))
          .forEach(member -> operations.add(member.getValue()));
    }
    assertThat(operations).hasSizeGreaterThan(20);
    return operations;
  }
}
