package app.ontos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The platform ignores much of what it does not know, and says nothing. So the grammar of app.yaml
 * is checked here, and that it fits the bundle and the service.
 */
class DeploymentFilesTest {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|secret|token).*|dapi[0-9a-f]{8,}.*|dose[0-9a-f]{8,}.*|eyJ.*");

  @Test
  void theAppFileHasOnlyTheKeysThatThePlatformKnows() throws Exception {
    // Given
    String name = "app.yaml";

    // When
    JsonNode file = YamlFile.read(name);

    // Then
    assertThat(YamlFile.keys(file)).containsExactlyInAnyOrder("command", "env");
    assertThat(Path.of("app.yml")).as("app.yml would win over app.yaml").doesNotExist();
  }

  @Test
  void theCommandNeedsNoShell() throws Exception {
    // Given
    JsonNode file = YamlFile.read("app.yaml");

    // When
    List<JsonNode> command = YamlFile.items(file.path("command"));

    // Then
    assertThat(command)
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word.isTextual()).isTrue())
        .allSatisfy(
            word ->
                assertThat(word.textValue().replace("$DATABRICKS_APP_PORT", ""))
                    .doesNotContain("$", "`", "|", "&", ";", "<", ">", "*", "~"));
  }

  @Test
  void theCommandStartsTheLauncherThatIsPackaged() throws Exception {
    // Given
    JsonNode file = YamlFile.read("app.yaml");

    // When
    List<String> command =
        YamlFile.items(file.path("command")).stream().map(JsonNode::asText).toList();

    // Then
    assertThat(command).containsExactly("python", "launcher.py");
  }

  @Test
  void everyVariableHasANameAndEitherAValueOrWhereItComesFrom() throws Exception {
    // Given
    JsonNode file = YamlFile.read("app.yaml");

    // When
    List<JsonNode> entries = YamlFile.items(file.path("env"));

    // Then
    assertThat(entries)
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(YamlFile.keys(entry)).hasSize(2).contains("name");
              assertThat(YamlFile.keys(entry)).containsAnyOf("value", "valueFrom");
              assertThat(YamlFile.items(entry)).as("quoted").allMatch(JsonNode::isTextual);
            });
    assertThat(entries).extracting(entry -> entry.path("name").asText()).doesNotHaveDuplicates();
  }

  @Test
  void theVariablesAreThoseOfTheSetUpSteps() throws Exception {
    // Given
    Map<String, String> variables = new LinkedHashMap<>();

    // When
    for (JsonNode entry : YamlFile.read("app.yaml").path("env")) {
      String from = entry.path("valueFrom").asText();
      variables.put(
          entry.path("name").asText(),
          from.isEmpty() ? entry.path("value").asText() : "from " + from);
    }

    // Then
    assertThat(variables)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "POSTGRES_HOST", "from database",
                "POSTGRES_PORT", "5432",
                "POSTGRES_DB", "app_ontos",
                "POSTGRES_DB_SCHEMA", "app_ontos",
                "ENV", "PROD"));
  }

  @Test
  void theServiceReadsEveryVariable() throws Exception {
    // Given
    String settings = Files.readString(Path.of("src/main/resources/application.properties"));

    // When
    List<JsonNode> entries = YamlFile.items(YamlFile.read("app.yaml").path("env"));

    // Then
    assertThat(entries)
        .allSatisfy(
            entry -> assertThat(settings).contains("${" + entry.path("name").asText() + ":"));
  }

  @Test
  void noFileCarriesASecretOrAUser() throws Exception {
    // Given
    List<String> names = List.of("app.yaml", "databricks.yml");

    // When
    List<String> words = new ArrayList<>();
    for (String name : names) {
      words.addAll(YamlFile.words(YamlFile.read(name)).toList());
    }

    // Then
    assertThat(words)
        .doesNotContain("POSTGRES_USER", "PGUSER")
        .noneMatch(word -> SECRET.matcher(word).matches())
        .noneMatch(word -> word.contains("://"));
  }

  @Test
  void whatAVariableComesFromIsAttachedToTheAppOnce() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<String> attached =
        bundle.resources().stream().map(resource -> resource.path("name").asText()).toList();

    // Then
    assertThat(attached).doesNotHaveDuplicates();
    assertThat(YamlFile.read("app.yaml").path("env"))
        .filteredOn(entry -> entry.has("valueFrom"))
        .extracting(entry -> entry.path("valueFrom").asText())
        .isNotEmpty()
        .isSubsetOf(attached);
  }
}
