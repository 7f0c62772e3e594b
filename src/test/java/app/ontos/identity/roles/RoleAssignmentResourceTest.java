package app.ontos.identity.roles;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.unique;
import static app.ontos.testing.Roles.ASSIGNMENTS;
import static app.ontos.testing.Roles.ROLES;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class RoleAssignmentResourceTest {
  private static final String ME = "/api/v1/me";

  @Test
  void givesAServicePrincipalARole() {
    // Given
    String application = UUID.randomUUID().toString();
    String body = Roles.assignment("service-principal", application, Roles.id("Data Producer"));

    // When
    Response response = json(body).post(ASSIGNMENTS);

    // Then
    response.then().statusCode(201).body("principal", equalTo(application));
    Roles.as(application).get(ME).then().body("access.projects", equalTo("write"));
  }

  @Test
  void namesEveryFaultOfABody() {
    // Given
    String body = "{\"principalType\": \"robot\"}";

    // When
    Response response = json(body).post(ASSIGNMENTS);

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/principal", "/principalType", "/roleId"));
  }

  @Test
  void refusesARoleThatIsNotThere() {
    // Given
    String body = Roles.assignment("user", unique("ada"), UUID.randomUUID().toString());

    // When
    Response response = json(body).post(ASSIGNMENTS);

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/roleId"));
  }

  @Test
  void givesARoleOnce() {
    // Given
    String user = unique("ada");
    Roles.give(user, "Data Steward");

    // When
    Response again =
        json(Roles.assignment("user", user.toUpperCase(Locale.ROOT), Roles.id("Data Steward")))
            .post(ASSIGNMENTS);

    // Then
    again.then().statusCode(409).body("code", equalTo("name-taken"));
  }

  @Test
  void findsTheAssignmentsOfAPrincipal() {
    // Given
    String user = unique("ada");
    Roles.give(user, "Data Steward");
    Roles.give(user, "Data Producer");

    // When
    Response response =
        given().queryParam("principal", user.toUpperCase(Locale.ROOT)).get(ASSIGNMENTS);

    // Then
    response
        .then()
        .body(
            "items.roleId",
            containsInAnyOrder(Roles.id("Data Steward"), Roles.id("Data Producer")));
  }

  @Test
  void takesARoleAwayAtOnce() {
    // Given
    String user = unique("ada");
    String id = created(ASSIGNMENTS, Roles.assignment("user", user, Roles.id("Data Steward")));
    Roles.as(user).get(ME);

    // When
    Response response = given().delete(ASSIGNMENTS + "/" + id);

    // Then
    response.then().statusCode(204);
    Roles.as(user).get(ME).then().body("roles", contains("Data Consumer"));
  }

  @Test
  void letsNobodyGiveOrTakeMoreThanTheyHave() {
    // Given
    String keeper = keeper();
    String steward = Roles.id("Data Steward");
    String given = created(ASSIGNMENTS, Roles.assignment("user", unique("ada"), steward));

    // When
    Response toSelf =
        Roles.as(keeper, Roles.assignment("user", keeper, Roles.id("Admin"))).post(ASSIGNMENTS);
    Response fromAnother = Roles.as(keeper).delete(ASSIGNMENTS + "/" + given);

    // Then
    toSelf.then().statusCode(403);
    fromAnother.then().statusCode(403);
  }

  @Test
  void answersARetryWithTheSameAssignment() {
    // Given
    String body = Roles.assignment("user", unique("ada"), Roles.id("Data Steward"));
    String key = UUID.randomUUID().toString();
    String first = json(body).header("Idempotency-Key", key).post(ASSIGNMENTS).path("id");

    // When
    Response retry = json(body).header("Idempotency-Key", key).post(ASSIGNMENTS);

    // Then
    retry.then().statusCode(201).body("id", equalTo(first));
  }

  /** Somebody who may keep roles, but not do everything. */
  private static String keeper() {
    String user = unique("keeper");
    String id =
        created(
            ROLES,
            "{\"name\": \"%s\", \"access\": {\"roles\": \"admin\"}}".formatted(unique("Keeper")));
    json(Roles.assignment("user", user, id)).post(ASSIGNMENTS);
    return user;
  }
}
