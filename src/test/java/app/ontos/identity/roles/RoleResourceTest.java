package app.ontos.identity.roles;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static app.ontos.testing.Roles.ROLES;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@ServiceTest
class RoleResourceTest {
  private static final String ME = "/api/v1/me";

  @Test
  void closesEveryFeatureThatIsNotNamed() {
    // Given
    String body = role(unique("Auditor"), "\"audit\": \"read\"");

    // When
    Response response = json(body).post(ROLES);

    // Then
    response
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("access.audit", equalTo("read"))
        .body("access.sql", equalTo("none"));
  }

  @Test
  void namesEveryFaultOfABody() {
    // Given
    String body = "{\"access\": {\"audit\": \"full\", \"magic\": \"read\"}, \"version\": 1}";

    // When
    Response response = json(body).post(ROLES);

    // Then
    response
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/name", "/access/audit", "/access/magic", "/version"));
  }

  @Test
  void refusesANameThatIsTaken() {
    // Given
    String body = role("data  STEWARD", "");

    // When
    Response response = json(body).post(ROLES);

    // Then
    response.then().statusCode(409).body("code", equalTo("name-taken"));
  }

  @Test
  void changesWhatThoseMayDoWhoHaveTheRole() {
    // Given
    String id = created(ROLES, role(unique("Watcher"), "\"audit\": \"read\""));
    String user = unique("ada");
    json(Roles.assignment("user", user, id)).post(Roles.ASSIGNMENTS);
    Roles.as(user).get(ME);

    // When
    Response response =
        patch("{\"access\": {\"audit\": null, \"sql\": \"admin\"}}")
            .header("If-Match", "\"1\"")
            .patch(ROLES + "/" + id);

    // Then
    response.then().statusCode(200).header("ETag", "\"2\"");
    Roles.as(user)
        .get(ME)
        .then()
        .body("access.audit", equalTo("none"))
        .body("access.sql", equalTo("admin"));
  }

  @Test
  void leavesATraceOfEveryChange() {
    // Given
    String id = created(ROLES, role(unique("Watcher"), "\"audit\": \"read\""));

    // When
    json(role(unique("Watcher"), "\"audit\": \"admin\""))
        .header("If-Match", "\"1\"")
        .put(ROLES + "/" + id);

    // Then
    given()
        .queryParam("entityId", id)
        .get("/api/v1/audit-events")
        .then()
        .body("items.action", containsInAnyOrder("created", "updated"))
        .body("items[0].changes.field", containsInAnyOrder("access", "name"));
  }

  @Test
  void refusesToMakeTheAdminsRoleLess() {
    // Given
    String path = ROLES + "/" + Roles.id("Admin");
    String version = given().get(path).header("ETag");

    // When
    Response response =
        patch("{\"access\": {\"ratings\": \"write\"}}").header("If-Match", version).patch(path);

    // Then
    response.then().statusCode(409).body("code", equalTo("conflict"));
  }

  @Test
  void keepsTheRolesThatTheServiceReliesOn() {
    // Given
    String admin = ROLES + "/" + Roles.id("Admin");
    String everybody = ROLES + "/" + Roles.id("Data Consumer");

    // When
    Response ofAdmin = given().delete(admin);
    Response ofEverybody = given().delete(everybody);

    // Then
    ofAdmin.then().statusCode(409);
    ofEverybody.then().statusCode(409);
  }

  @Test
  void keepsARoleThatIsAssignedAndSaysToWhom() {
    // Given
    String id = created(ROLES, role(unique("Watcher"), "\"audit\": \"read\""));
    String user = unique("ada");
    json(Roles.assignment("user", user, id)).post(Roles.ASSIGNMENTS);

    // When
    Response response = given().delete(ROLES + "/" + id);

    // Then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"))
        .body("references[0].name", equalTo(user));
  }

  @Test
  void removesARoleThatNobodyHas() {
    // Given
    String path = ROLES + "/" + created(ROLES, role(unique("Watcher"), ""));

    // When
    Response response = given().header("If-Match", "\"1\"").delete(path);

    // Then
    response.then().statusCode(204);
    given().get(path).then().statusCode(404);
  }

  @Test
  void letsNobodyMakeARoleThatGivesMoreThanTheyHave() {
    // Given
    String keeper = keeper();

    // When
    Response more = Roles.as(keeper, role(unique("More"), "\"sql\": \"admin\"")).post(ROLES);
    Response less = Roles.as(keeper, role(unique("Less"), "\"roles\": \"read\"")).post(ROLES);

    // Then
    more.then().statusCode(403).body("detail", containsString("more access than you have"));
    less.then().statusCode(201);
  }

  @Test
  void letsNobodyChangeOrRemoveARoleThatGivesMoreThanTheyHave() {
    // Given
    String keeper = keeper();
    String path = ROLES + "/" + created(ROLES, role(unique("Strong"), "\"sql\": \"admin\""));

    // When
    Response change =
        Roles.as(keeper, role(unique("Weak"), "")).header("If-Match", "\"1\"").put(path);
    Response removal = Roles.as(keeper).delete(path);

    // Then
    change.then().statusCode(403);
    removal.then().statusCode(403);
  }

  /** Somebody who may keep roles, but not do everything. */
  private static String keeper() {
    String user = unique("keeper");
    String id = created(ROLES, role(unique("Keeper"), "\"roles\": \"admin\""));
    json(Roles.assignment("user", user, id)).post(Roles.ASSIGNMENTS);
    return user;
  }

  private static String role(String name, String access) {
    return "{\"name\": \"%s\", \"access\": {%s}}".formatted(name, access);
  }
}
