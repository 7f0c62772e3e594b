package app.ontos.identity;

import static app.ontos.identity.EmulatedWorkspace.ADA;
import static app.ontos.identity.EmulatedWorkspace.STEWARDS;
import static app.ontos.testing.Api.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the workspace's groups to what an operation lets in. */
@ServiceTest
@TestProfile(BehindTheProxy.class)
class RolesByGroupTest {
  private static final String ME = "/api/v1/me";
  private static final String GRACE = "grace@example.com";

  private final String token =
      ConfigProvider.getConfig().getValue(EmulatedWorkspace.TOKEN, String.class);

  @BeforeEach
  void assignToTheGroup() {
    String group = STEWARDS.toLowerCase(Locale.ROOT);
    Roles.as(Roles.ADMIN, Roles.assignment("group", group, Roles.id("Data Steward")))
        .post(Roles.ASSIGNMENTS);
  }

  @Test
  void letsAMemberDoWhatTheGroupMayDo() {
    // Given
    String body = "{\"name\": \"%s\"}".formatted(unique("Sales"));

    // When
    Response response = Roles.as(ADA, body).post("/api/v1/data-domains");

    // Then
    response.then().statusCode(201);
  }

  @Test
  void knowsTheGroupsByTheCallersOwnToken() {
    // Given
    var request = Roles.as(ADA).header("X-Forwarded-Access-Token", token);

    // When
    Response response = request.get(ME);

    // Then
    response.then().body("groups", contains(STEWARDS)).body("roles", hasItem("Data Steward"));
  }

  @Test
  void lendsNobodyTheGroupsOfAnothersToken() {
    // Given
    var request = Roles.as(GRACE).header("X-Forwarded-Access-Token", token);

    // When
    Response response = request.get(ME);

    // Then
    response.then().body("groups", empty()).body("roles", contains("Data Consumer"));
  }

  @Test
  void believesNoHeaderThatNamesGroups() {
    // Given
    var request = Roles.as(GRACE).header("X-Forwarded-Groups", STEWARDS + "," + Roles.ADMINS);

    // When
    Response response = request.get(ME);

    // Then
    response.then().body("groups", empty()).body("roles", contains("Data Consumer"));
  }
}
