package app.ontos.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.ApiGroup;
import app.ontos.local.Catalog;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceFindTest {
  private static final String UID = "6a1f9a52-7c0e-4d7e-9f9e-2b6c3f5a8d77";
  private static final String INSTANCE_HOST = "instance-" + UID + ".database.cloud.databricks.com";
  private static final String OTHER_BRANCH = "projects/ontos/branches/other";
  private static final String OTHER_ENDPOINT = OTHER_BRANCH + "/endpoints/main";
  private static final String READ_WRITE = "ENDPOINT_TYPE_READ_WRITE";

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final Callers callers = new Callers(emulator);
  private final Workspace workspace = callers.servicePrincipal();
  private final Catalog catalog = emulator.catalog();

  private String endpoint = "";
  private String instance = "";
  private String app = "";
  private String host = "";

  @BeforeEach
  void recover() {
    callers.recover();
    endpoint = "";
    instance = "";
    app = "";
    host = "";
    catalog.attach();
    catalog.put(new Catalog.Instance("second", UID, INSTANCE_HOST, "AVAILABLE", false));
    catalog.put(endpoint(OTHER_ENDPOINT, "ep-other.example", READ_WRITE, false));
    catalog.remove(OTHER_BRANCH + "/endpoints/extra");
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  // ---- named

  @Test
  void findsTheEndpointOfAPath() {
    // Given
    endpoint = OTHER_ENDPOINT;

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Autoscaling(OTHER_ENDPOINT, "ep-other.example"));
    assertThat(found.name()).isEqualTo(OTHER_ENDPOINT);
  }

  @Test
  void findsTheReadWriteEndpointOfABranch() {
    // Given
    endpoint = OTHER_BRANCH;
    catalog.put(
        endpoint(
            OTHER_BRANCH + "/endpoints/extra", "ep-ro.example", "ENDPOINT_TYPE_READ_ONLY", false));

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Autoscaling(OTHER_ENDPOINT, "ep-other.example"));
  }

  @Test
  void findsNoneInABranchWithoutAReadWriteEndpoint() {
    // Given
    endpoint = OTHER_BRANCH;
    catalog.put(endpoint(OTHER_ENDPOINT, "ep-ro.example", "ENDPOINT_TYPE_READ_ONLY", false));

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains(OTHER_BRANCH, "no read-write endpoint");
    assertThat(failure.remedy()).contains("databricks postgres list-endpoints " + OTHER_BRANCH);
  }

  @Test
  void asksWhichOfSeveralReadWriteEndpointsIsMeant() {
    // Given
    endpoint = OTHER_BRANCH;
    catalog.put(endpoint(OTHER_BRANCH + "/endpoints/extra", "ep-extra.example", READ_WRITE, false));

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_AMBIGUOUS");
    assertThat(failure.reason()).contains(OTHER_ENDPOINT, OTHER_BRANCH + "/endpoints/extra");
    assertThat(failure.remedy()).contains("LAKEBASE_ENDPOINT");
  }

  @Test
  void refusesAnEndpointThatIsNoPath() {
    // Given
    endpoint = "projects/ontos/../secrets?x=1";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("neither the path of an endpoint nor of a branch");
    assertThat(failure.remedy()).contains("LAKEBASE_ENDPOINT");
  }

  @Test
  void saysThatAnEndpointDoesNotExist() {
    // Given
    endpoint = OTHER_ENDPOINT + "-not";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.permanent()).isTrue();
    assertThat(failure.reason()).contains("Endpoint " + endpoint + " does not exist");
    assertThat(failure.remedy()).contains("databricks postgres list-endpoints");
  }

  @Test
  void findsTheInstanceOfAName() {
    // Given
    instance = "second";

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Provisioned("second", INSTANCE_HOST));
  }

  @Test
  void keepsTheNameOfAnInstanceWhenTheAnswerLeavesItOut() {
    // Given
    instance = "second";
    workspace.mint(Callers.AUTOSCALING); // is logged in, so that the next answer is the instance's
    emulator
        .faults()
        .answerWith(ApiGroup.EVERYTHING, "{\"name\": \"\", \"read_write_dns\": \"h.example\"}");

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Provisioned("second", "h.example"));
  }

  @Test
  void saysThatAnInstanceDoesNotExist() {
    // Given
    instance = "third";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("Database instance third does not exist");
    assertThat(failure.remedy()).contains("databricks database list-database-instances");
  }

  @Test
  void refusesAnInstanceNameThatIsNone() {
    // Given
    instance = "../apps/ontos";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("LAKEBASE_INSTANCE_NAME");
  }

  @Test
  void asksWhichIsMeantIfBothKindsAreNamed() {
    // Given
    endpoint = OTHER_ENDPOINT;
    instance = "second";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_AMBIGUOUS");
    assertThat(failure.reason()).contains(OTHER_ENDPOINT, "second");
    assertThat(failure.remedy()).contains("LAKEBASE_ENDPOINT", "LAKEBASE_INSTANCE_NAME");
  }

  // ---- the database host

  @Test
  void takesAHostThatIsAPathForAnEndpoint() {
    // Given
    host = OTHER_ENDPOINT;

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Autoscaling(OTHER_ENDPOINT, "ep-other.example"));
  }

  @Test
  void acceptsAHostThatSaysTheSameAsTheEndpoint() {
    // Given
    endpoint = OTHER_ENDPOINT;
    host = OTHER_ENDPOINT;

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo(OTHER_ENDPOINT);
  }

  @Test
  void asksWhichIsMeantIfTheHostSaysAnotherEndpoint() {
    // Given
    endpoint = Callers.ENDPOINT;
    host = OTHER_ENDPOINT;

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_AMBIGUOUS");
    assertThat(failure.reason()).contains(Callers.ENDPOINT, OTHER_ENDPOINT);
  }

  @Test
  void findsAnInstanceByTheUidInItsHost() {
    // Given
    host = INSTANCE_HOST;

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Provisioned("second", INSTANCE_HOST));
  }

  @Test
  void saysThatNoInstanceHasTheUidInTheHost() {
    // Given
    host = "instance-00000000-7c0e-4d7e-9f9e-2b6c3f5a8d77.database.cloud.databricks.com";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("00000000-7c0e-4d7e-9f9e-2b6c3f5a8d77");
  }

  // ---- attached to the app

  @Test
  void findsTheInstanceThatIsAttached() {
    // Given
    app = "ontos";
    catalog.attach(new Catalog.DatabaseResource("second", "app_ontos"));

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Provisioned("second", INSTANCE_HOST));
  }

  @Test
  void findsTheEndpointOfTheBranchThatIsAttached() {
    // Given
    app = "ontos";
    catalog.attach(new Catalog.PostgresResource(OTHER_BRANCH, OTHER_BRANCH + "/databases/x"));

    // When
    Lakebase found = find();

    // Then
    assertThat(found).isEqualTo(new Lakebase.Autoscaling(OTHER_ENDPOINT, "ep-other.example"));
  }

  @Test
  void takesTwoDatabasesOfOneInstanceForOne() {
    // Given
    app = "ontos";
    catalog.attach(
        new Catalog.DatabaseResource("second", "a"), new Catalog.DatabaseResource("second", "b"));

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo("second");
  }

  @Test
  void choosesTheAttachedOneAtTheHost() {
    // Given
    app = "ontos";
    attachTwo();
    host = "EP-other.example";

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo(OTHER_ENDPOINT);
  }

  @Test
  void asksWhichOfSeveralAttachedOnesIsMeant() {
    // Given
    app = "ontos";
    attachTwo();

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_AMBIGUOUS");
    assertThat(failure.reason()).contains("second", OTHER_BRANCH);
  }

  @Test
  void asksWhichIsMeantIfNoneOfTheAttachedIsAtTheHost() {
    // Given
    app = "ontos";
    attachTwo();
    host = "elsewhere.example";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_AMBIGUOUS");
    assertThat(failure.reason()).contains("second", OTHER_BRANCH, "elsewhere.example");
  }

  @Test
  void looksAtTheHostIfNothingIsAttached() {
    // Given
    app = "ontos";
    host = INSTANCE_HOST;

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo("second");
  }

  @Test
  void looksAtTheHostIfTheAppIsNotThere() {
    // Given
    app = "another";
    host = INSTANCE_HOST;

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo("second");
  }

  @Test
  void saysThatTheAppIsNotThereIfNothingElseTells() {
    // Given
    app = "another";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_FOUND");
    assertThat(failure.reason()).contains("App another does not exist");
    assertThat(failure.remedy()).contains("LAKEBASE_ENDPOINT", "LAKEBASE_INSTANCE_NAME");
  }

  @Test
  void doesNotKnowWhichIfNothingTells() {
    // Given
    app = "ontos";
    host = "db.example";

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_NOT_CONFIGURED");
    assertThat(failure.reason()).contains("no database is attached to the app ontos");
    assertThat(failure.remedy())
        .contains("LAKEBASE_ENDPOINT", "LAKEBASE_INSTANCE_NAME", "attach the database");
  }

  @Test
  void prefersWhatIsNamedToWhatIsAttached() {
    // Given
    app = "ontos";
    instance = "second";
    catalog.attach(new Catalog.PostgresResource(OTHER_BRANCH, OTHER_BRANCH + "/databases/x"));

    // When
    Lakebase found = find();

    // Then
    assertThat(found.name()).isEqualTo("second");
  }

  // ---- stopped

  @Test
  void saysThatAnInstanceIsStoppedAndHowToStartIt() {
    // Given
    instance = "second";
    catalog.put(new Catalog.Instance("second", UID, INSTANCE_HOST, "STOPPED", true));

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_STOPPED");
    assertThat(failure.reason()).isEqualTo("second is stopped (state STOPPED)");
    assertThat(failure.remedy())
        .contains("databricks database update-database-instance second stopped --stopped=false");
  }

  @Test
  void saysThatAnEndpointIsDisabledAndHowToEnableIt() {
    // Given
    endpoint = OTHER_BRANCH;
    catalog.put(endpoint(OTHER_ENDPOINT, "ep-other.example", READ_WRITE, true));

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_STOPPED");
    assertThat(failure.remedy())
        .contains("databricks postgres update-endpoint " + OTHER_ENDPOINT + " spec.disabled");
  }

  @Test
  void waitsForAnEndpointThatHasNoHostYet() {
    // Given
    endpoint = OTHER_ENDPOINT;
    catalog.put(endpoint(OTHER_ENDPOINT, "", READ_WRITE, false));

    // When
    WorkspaceFailure failure = failure();

    // Then
    assertThat(failure.code()).isEqualTo("LAKEBASE_STOPPED");
    assertThat(failure.reason()).contains("has no host yet (state ACTIVE)");
  }

  private void attachTwo() {
    catalog.attach(
        new Catalog.DatabaseResource("second", "app_ontos"),
        new Catalog.PostgresResource(OTHER_BRANCH, OTHER_BRANCH + "/databases/x"));
  }

  private static Catalog.Endpoint endpoint(
      String path, String host, String type, boolean disabled) {
    return new Catalog.Endpoint(path, "ep-x", host, type, "ACTIVE", disabled);
  }

  private Lakebase find() {
    return workspace.find(
        new LakebaseHints(
            Optional.of(endpoint), Optional.of(instance), Optional.of(app), Optional.of(host)));
  }

  private WorkspaceFailure failure() {
    return Callers.failure(this::find);
  }
}
