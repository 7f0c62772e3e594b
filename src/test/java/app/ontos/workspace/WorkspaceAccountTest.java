package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.workspace.WorkspaceAccount.CliProfile;
import app.ontos.workspace.WorkspaceAccount.PersonalToken;
import app.ontos.workspace.WorkspaceAccount.ServicePrincipal;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceAccountTest {
  private static final String HOST = "https://w.example";

  @Test
  void isTheServicePrincipalIfIdAndSecretAreSet() {
    // Given
    WorkspaceSettings settings =
        settings(
            "host",
            HOST,
            "client-id",
            "id",
            "client-secret",
            "s",
            "token",
            "t",
            "config-profile",
            "p");

    // When
    WorkspaceAccount account = WorkspaceAccount.of(settings);

    // Then
    assertThat(account).isEqualTo(new ServicePrincipal(HOST, "id", "s"));
  }

  @Test
  void isThePersonWithATokenIfTheServicePrincipalIsNotComplete() {
    // Given
    WorkspaceSettings settings =
        settings("host", HOST, "client-id", "id", "token", "t", "config-profile", "p");

    // When
    WorkspaceAccount account = WorkspaceAccount.of(settings);

    // Then
    assertThat(account).isEqualTo(new PersonalToken(HOST, "t"));
  }

  @Test
  void isTheProfileIfNothingElseIsComplete() {
    // Given
    WorkspaceSettings settings = settings("token", "t", "config-profile", "p");

    // When
    WorkspaceAccount account = WorkspaceAccount.of(settings);

    // Then
    assertThat(account).isEqualTo(new CliProfile("p"));
  }

  @Test
  void takesBlankForUnset() {
    // Given
    WorkspaceSettings settings =
        settings("client-id", " ", "client-secret", " ", "token", "", "config-profile", "p");

    // When
    WorkspaceAccount account = WorkspaceAccount.of(settings);

    // Then
    assertThat(account).isEqualTo(new CliProfile("p"));
  }

  @Test
  void namesTheMissingSecret() {
    // When
    WorkspaceFailure failure = failure(settings("host", HOST, "client-id", "id"));

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure).hasMessageContaining("DATABRICKS_CLIENT_SECRET is not");
    assertThat(failure.remedy()).contains("Set DATABRICKS_CLIENT_SECRET");
  }

  @Test
  void namesTheMissingClientId() {
    // When
    WorkspaceFailure failure = failure(settings("host", HOST, "client-secret", "s"));

    // Then
    assertThat(failure).hasMessageContaining("DATABRICKS_CLIENT_ID is not");
    assertThat(failure.remedy()).contains("Set DATABRICKS_CLIENT_ID");
  }

  @Test
  void namesTheMissingHostOfAServicePrincipal() {
    // When
    WorkspaceFailure failure = failure(settings("client-id", "id", "client-secret", "s"));

    // Then
    assertThat(failure.reason()).isEqualTo("DATABRICKS_HOST is not set");
  }

  @Test
  void namesTheMissingHostOfAToken() {
    // When
    WorkspaceFailure failure = failure(settings("token", "t"));

    // Then
    assertThat(failure.reason()).isEqualTo("DATABRICKS_HOST is not set");
  }

  @Test
  void namesAllWaysIfNothingIsSet() {
    // When
    WorkspaceFailure failure = failure(settings("host", HOST));

    // Then
    assertThat(failure.reason())
        .contains(
            "DATABRICKS_CLIENT_ID",
            "DATABRICKS_CLIENT_SECRET",
            "DATABRICKS_TOKEN",
            "DATABRICKS_CONFIG_PROFILE");
    assertThat(failure.remedy()).contains("databricks auth login");
  }

  @Test
  void sendsSecretsInTheClearOnlyToThisMachine() {
    // Given
    Map<String, String> typedAndUsed =
        Map.of(
            "w.example", "https://w.example",
            "http://w.example/", "https://w.example",
            " HTTPS://w.example/?o=12 ", "https://w.example",
            "http://127.0.0.1:8123", "http://127.0.0.1:8123",
            "http://localhost:8123/", "http://localhost:8123",
            "localhost:8123", "https://localhost:8123",
            "http://localhost.w.example", "https://localhost.w.example");

    // When
    Map<String, String> used = new HashMap<>();
    typedAndUsed.keySet().forEach(typed -> used.put(typed, new PersonalToken(typed, "t").host()));

    // Then
    assertThat(used).isEqualTo(typedAndUsed);
  }

  @Test
  void doesNotRepeatWhatWasTypedInThePlaceOfAHost() {
    // When
    WorkspaceFailure failure = failure(settings("host", "https://a b", "token", "t"));

    // Then
    assertThat(failure.code()).isEqualTo("WORKSPACE_NOT_CONFIGURED");
    assertThat(failure.reason()).isEqualTo("DATABRICKS_HOST is not the address of a workspace");
    assertThat(failure).hasNoCause();
  }

  @Test
  void hidesSecretsInWhatItPrints() {
    // When
    String text =
        new ServicePrincipal(HOST, "id", "sesame") + " " + new PersonalToken(HOST, "sesame");

    // Then
    assertThat(text).contains("id", "w.example").doesNotContain("sesame");
  }

  @Test
  void waitsFiveSecondsForTheWorkspaceUnlessToldOtherwise() {
    // When
    WorkspaceSettings settings = settings();

    // Then
    assertThat(settings.timeout()).hasSeconds(5);
  }

  private static WorkspaceFailure failure(WorkspaceSettings settings) {
    return catchThrowableOfType(WorkspaceFailure.class, () -> WorkspaceAccount.of(settings));
  }

  private static WorkspaceSettings settings(String... namesAndValues) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().withMapping(WorkspaceSettings.class);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.withDefaultValue("ontos.workspace." + namesAndValues[i], namesAndValues[i + 1]);
    }
    SmallRyeConfig config = builder.build();
    return config.getConfigMapping(WorkspaceSettings.class);
  }
}
