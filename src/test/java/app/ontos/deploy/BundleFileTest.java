package app.ontos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Databricks CLI would refuse, or pass over in silence, in databricks.yml. */
class BundleFileTest {
  private static final String STAGED = "target/databricks-app";

  @Test
  void hasOnlyTheTopLevelKeysOfABundle() throws Exception {
    // Given
    String name = "databricks.yml";

    // When
    JsonNode root = YamlFile.read(name);

    // Then
    assertThat(YamlFile.keys(root))
        .contains("bundle", "resources", "targets")
        .isSubsetOf(
            "bundle", "variables", "experimental", "artifacts", "sync", "resources", "targets");
    assertThat(root.path("bundle").path("name").asText()).isEqualTo("ontos");
  }

  @Test
  void hasATargetToDevelopInByDefaultAndOneForProduction() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<String> targets = bundle.targets();

    // Then
    assertThat(targets).containsExactlyInAnyOrder("dev", "prod");
    assertThat(bundle.target("dev").path("mode").asText()).isEqualTo("development");
    assertThat(bundle.target("dev").path("default").asBoolean()).isTrue();
    assertThat(bundle.target("prod").path("mode").asText()).isEqualTo("production");
    assertThat(bundle.target("prod").path("workspace").path("root_path").asText())
        .as("production mode wants a path, and one that not everybody may write to")
        .startsWith("/Workspace/Users/${workspace.current_user.userName}/");
  }

  @Test
  void everyVariableIsDeclaredDescribedAndUsed() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    JsonNode declared = bundle.root().path("variables");

    // Then
    assertThat(YamlFile.keys(declared))
        .containsExactlyInAnyOrderElementsOf(bundle.variablesInUse());
    assertThat(YamlFile.items(declared))
        .allSatisfy(
            variable -> {
              assertThat(YamlFile.keys(variable)).isSubsetOf("description", "default");
              assertThat(variable.path("description").asText()).isNotBlank();
            });
    for (String target : bundle.targets()) {
      assertThat(YamlFile.keys(bundle.target(target).path("variables")))
          .isSubsetOf(YamlFile.keys(declared));
    }
  }

  @Test
  void thePackageIsBuiltOnEveryDeployment() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    List<JsonNode> artifacts = YamlFile.items(bundle.root().path("artifacts"));

    // Then
    assertThat(artifacts)
        .singleElement()
        .satisfies(
            artifact -> {
              assertThat(artifact.path("build").asText())
                  .startsWith("./mvnw ")
                  .endsWith(" package");
              assertThat(artifact.has("path")).as("the root, and never the app's folder").isFalse();
            });
  }

  @Test
  void thePackageIsUploadedAlthoughGitIgnoresItAndNothingElseIs() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    JsonNode sync = bundle.root().path("sync");

    // Then
    assertThat(sync.path("paths").isArray()).isTrue();
    assertThat(sync.path("paths")).isEmpty();
    assertThat(YamlFile.items(sync.path("include")))
        .extracting(JsonNode::asText)
        .containsExactly(STAGED + "/**");
  }

  @Test
  void theAppsFolderIsThereBeforeAnythingIsBuilt() throws Exception {
    // Given
    Bundle bundle = Bundle.read();

    // When
    JsonNode scripts = bundle.root().path("experimental").path("scripts");

    // Then
    assertThat(scripts.path("preinit").asText()).isEqualTo("mkdir -p " + STAGED);
  }
}
