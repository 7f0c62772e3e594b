package app.ontos.identity;

import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@ServiceTest
class MeResourceTest {
  private static final String ME = "/api/v1/me";

  @Test
  void tellsADeveloperThatEverythingIsAllowed() {
    // Given
    var request = given();

    // When
    Response response = request.get(ME);

    // Then
    response
        .then()
        .statusCode(200)
        .body("principal", equalTo("local@localhost"))
        .body("roles", contains("Admin"))
        .body("access.values()", everyItem(equalTo("admin")));
  }

  @Test
  void tellsACallerWithoutAnAssignmentWhatEverybodyMayDo() {
    // Given
    String newcomer = unique("newcomer");

    // When
    Response response = Roles.as(newcomer).get(ME);

    // Then
    response
        .then()
        .body("roles", contains("Data Consumer"))
        .body("access.data-domains", equalTo("read"))
        .body("access.comments", equalTo("write"))
        .body("access.sql", equalTo("none"));
  }

  @Test
  void addsUpWhatUserAndGroupsHaveWhateverTheirCase() {
    // Given
    String user = unique("Ada");
    String group = unique("Stewards");
    Roles.give(user, "Data Producer");
    Roles.as(Roles.ADMIN, Roles.assignment("group", group, Roles.id("Data Steward")))
        .post(Roles.ASSIGNMENTS);

    // When
    Response response =
        Roles.as(user.toUpperCase(Locale.ROOT))
            .header("X-Forwarded-Groups", "others," + group.toLowerCase(Locale.ROOT))
            .get(ME);

    // Then
    response
        .then()
        .body("roles", contains("Data Consumer", "Data Producer", "Data Steward"))
        .body("access.data-domains", equalTo("write"))
        .body("access.connections", equalTo("write"))
        .body("access.audit", equalTo("read"));
  }

  @Test
  void takesNoUserForAGroupOfTheSameName() {
    // Given
    String name = unique("stewards");
    Roles.as(Roles.ADMIN, Roles.assignment("group", name, Roles.id("Data Steward")))
        .post(Roles.ASSIGNMENTS);

    // When
    Response response = Roles.as(name).get(ME);

    // Then
    response.then().body("roles", contains("Data Consumer"));
  }

  @Test
  void seesANewAssignmentAtOnce() {
    // Given
    String user = unique("grace");
    Roles.as(user).get(ME);
    Roles.give(user, "Data Steward");

    // When
    Response response = Roles.as(user).get(ME);

    // Then
    response.then().body("access.data-domains", equalTo("write"));
  }

  @Test
  void takesAMemberOfAGroupOfTheSettingsForAnAdmin() {
    // Given
    var request = Roles.as(unique("grace")).header("X-Forwarded-Groups", Roles.ADMINS);

    // When
    Response response = request.get(ME);

    // Then
    response.then().body("access.roles", equalTo("admin")).body("groups", contains(Roles.ADMINS));
  }
}
