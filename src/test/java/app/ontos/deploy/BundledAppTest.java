package app.ontos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What databricks.yml says of the app: its name, what is attached to it, and who may use it. */
class BundledAppTest {
  /** The kinds of resource that could come into question, and what each can be permitted. */
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "postgres", Set.of("CAN_CONNECT_AND_CREATE"),
          "database", Set.of("CAN_CONNECT_AND_CREATE"),
          "secret", Set.of("READ", "WRITE", "MANAGE"),
          "sql_warehouse", Set.of("CAN_USE", "CAN_MANAGE", "IS_OWNER"),
          "app", Set.of("CAN_USE"));

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "postgres", List.of("branch", "database", "permission"),
          "database", List.of("instance_name", "database_name", "permission"));

  private static final List<String> APP_KEYS =
      List.of(
          "name",
          "description",
          "source_code_path",
          "compute_size",
          "compute_min_instances",
          "compute_max_instances",
          "resources",
          "permissions",
          "user_api_scopes",
          "telemetry_export_destinations",
          "budget_policy_id",
          "usage_policy_id",
          "lifecycle");

  @Test
  void theAppHasOnlyTheKeysThatTheCliKnowsAndLeavesTheVariablesToTheAppFile() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<String> keys = YamlFile.keys(bundle.app());

    // Then
    assertThat(keys).contains("name", "description", "source_code_path").isSubsetOf(APP_KEYS);
    assertThat(bundle.app().path("source_code_path").asText()).isEqualTo("./target/databricks-app");
  }

  @Test
  void theAppsNameIsOneThatThePlatformTakesInEveryTarget() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<String> names =
        bundle.targets().stream()
            .map(target -> bundle.resolve(bundle.app().path("name").asText(), target))
            .toList();

    // Then
    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9-]{0,24}[a-z0-9]"));
  }

  @Test
  void everyResourceIsOfOneKindAndAsksForAPermissionOfThatKind() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<JsonNode> resources = bundle.resources();

    // Then
    assertThat(resources)
        .isNotEmpty()
        .allSatisfy(
            resource -> {
              List<String> kinds = new ArrayList<>(YamlFile.keys(resource));
              kinds.removeAll(List.of("name", "description"));
              assertThat(kinds).hasSize(1).isSubsetOf(KINDS.keySet());
              String kind = kinds.get(0);
              assertThat(KINDS.get(kind)).contains(resource.path(kind).path("permission").asText());
              assertThat(YamlFile.keys(resource.path(kind)))
                  .containsExactlyInAnyOrderElementsOf(
                      FIELDS.getOrDefault(kind, YamlFile.keys(resource.path(kind))));
            });
  }

  @Test
  void permissionsAreLevelsOfAppsGivenToOnePrincipalEach() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<JsonNode> permissions =
        Stream.concat(
                Stream.of(bundle.app()),
                bundle.targets().stream().map(target -> bundle.app(target)))
            .flatMap(app -> YamlFile.items(app.path("permissions")).stream())
            .toList();

    // Then
    assertThat(permissions)
        .isNotEmpty()
        .allSatisfy(
            permission -> {
              assertThat(permission.path("level").asText()).isIn("CAN_USE", "CAN_MANAGE");
              assertThat(YamlFile.keys(permission))
                  .hasSize(2)
                  .containsAnyOf("user_name", "group_name", "service_principal_name");
            });
  }
}
