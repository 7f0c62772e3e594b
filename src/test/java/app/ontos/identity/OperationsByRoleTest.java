package app.ontos.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.identity.Operations.Operation;
import app.ontos.identity.access.Access;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation of the document, called by everybody. */
@ServiceTest
@TestProfile(BehindTheProxy.class)
class OperationsByRoleTest {

  @Test
  void answersNobody() {
    // Given
    List<Operation> operations = Operations.all();

    // When
    List<Integer> statuses =
        operations.stream().map(operation -> operation.send(given()).statusCode()).toList();

    // Then
    assertThat(operations).hasSizeGreaterThan(50);
    assertThat(statuses).containsOnly(401);
  }

  @Test
  void refusesToEveryRoleWhatItDoesNotGiveAndNothingElse() {
    // Given
    Map<String, Access> roles = Operations.seededRoles();
    roles.keySet().forEach(role -> Roles.give(member(role), role));
    Access everybody = Operations.everybodys();

    // When
    List<String> wrong = new ArrayList<>();
    for (Operation operation : Operations.all()) {
      roles.forEach(
          (role, access) -> {
            Response response = operation.send(Roles.as(member(role)));
            if (isRefused(response, operation) == operation.isOpenTo(access.or(everybody))) {
              wrong.add("%s %s %s".formatted(role, operation, response.statusLine()));
            }
          });
    }

    // Then
    assertThat(roles).hasSize(6);
    assertThat(wrong).isEmpty();
  }

  @Test
  void refusesNothingToAnAdminOfTheSettings() {
    // Given
    List<Operation> operations = Operations.all();

    // When
    List<Operation> refused =
        operations.stream()
            .filter(operation -> operation.send(Roles.as(Roles.ADMIN)).statusCode() == 403)
            .toList();

    // Then
    assertThat(refused).isEmpty();
  }

  @Test
  void takesACallerWithoutAnAssignmentForADataConsumer() {
    // Given
    Access consumer = Operations.everybodys();

    // When
    List<Operation> refused =
        Operations.all().stream()
            .filter(operation -> isRefused(operation.send(Roles.as("new@example.com")), operation))
            .toList();

    // Then
    assertThat(refused)
        .containsExactlyElementsOf(
            Operations.all().stream().filter(operation -> !operation.isOpenTo(consumer)).toList());
  }

  @Test
  void refusesEveryChangeThatAnotherSiteAsksFor() {
    // Given
    List<Operation> changes =
        Operations.all().stream().filter(operation -> !operation.method().equals("GET")).toList();

    // When
    List<String> codes =
        changes.stream()
            .map(
                change -> change.send(Roles.as(Roles.ADMIN).header("Sec-Fetch-Site", "cross-site")))
            .map(response -> response.<String>path("code"))
            .toList();

    // Then
    assertThat(codes).containsOnly("cross-site");
  }

  @Test
  void refusesBeforeTheBodyIsRead() {
    // Given
    String malformed = "{";

    // When
    Response response = Roles.as("new@example.com", malformed).post("/api/v1/data-domains");

    // Then
    response
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"))
        .body("detail", equalTo("The operation needs data-domains:write"));
  }

  private static String member(String role) {
    return role.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
  }

  /** For want of a role, and not for another reason. */
  private static boolean isRefused(Response response, Operation operation) {
    return response.statusCode() == 403
        && response.path("detail").equals("The operation needs " + operation.need());
  }
}
