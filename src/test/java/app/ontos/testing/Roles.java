package app.ontos.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;

/** A few words about who may do what. */
public final class Roles {
  /** Named in {@code ONTOS_ADMINS}. */
  public static final String ADMIN = "root@example.com";

  /** A group that is named there. */
  public static final String ADMINS = "ontos-admins";

  public static final String ROLES = "/api/v1/roles";
  public static final String ASSIGNMENTS = "/api/v1/role-assignments";

  private Roles() {}

  /** A request of somebody. */
  public static RequestSpecification as(String principal) {
    return given().header("X-Forwarded-Email", principal);
  }

  /** A request of somebody with a JSON body. */
  public static RequestSpecification as(String principal, String body) {
    return as(principal).contentType(ContentType.JSON).body(body);
  }

  /** A role's id. */
  public static String id(String role) {
    return as(ADMIN)
        .queryParam("limit", 200)
        .get(ROLES)
        .path("items.find { it.name == '%s' }.id".formatted(role));
  }

  /** Gives a user a role, who may have it already. */
  public static void give(String user, String role) {
    Response response = as(ADMIN, assignment("user", user, id(role))).post(ASSIGNMENTS);
    if (!Set.of(201, 409).contains(response.statusCode())) {
      throw new AssertionError(response.asString());
    }
  }

  /** The body of an assignment. */
  public static String assignment(String type, String principal, String roleId) {
    return "{\"principalType\": \"%s\", \"principal\": \"%s\", \"roleId\": \"%s\"}"
        .formatted(type, principal, roleId);
  }
}
