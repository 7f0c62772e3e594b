package app.ontos.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.identity.Operations.Operation;
import app.ontos.testing.Roles;
import app.ontos.testing.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is another's stays out of reach, whichever operation asks for it. */
@ServiceTest
@TestProfile(BehindTheProxy.class)
class ForeignRecordsTest {
  private static final String OWNER = "owner@example.com";
  private static final String STRANGER = "stranger@example.com";
  private static final String CONTRACTS = "/api/v1/data-contracts";
  private static final String COMMENTS = "/api/v1/comments";
  private static final Set<Integer> HIDDEN = Set.of(403, 404);

  @Test
  void showsADraftToNobodyElseAnywhere() {
    // Given
    String draft = draft();
    List<Operation> operations =
        Operations.all().stream()
            .filter(operation -> operation.path().startsWith(CONTRACTS + "/{"))
            .toList();

    // When
    List<String> told =
        operations.stream()
            .filter(operation -> !HIDDEN.contains(askFor(draft, operation).statusCode()))
            .map(operation -> operation + " " + askFor(draft, operation).statusLine())
            .toList();

    // Then
    assertThat(operations).hasSizeGreaterThan(20);
    assertThat(told).isEmpty();
  }

  @Test
  void namesADraftToNobodyElseInAnyList() {
    // Given
    String draft = draft();
    comment(OWNER, draft);
    List<Operation> lists =
        Operations.all().stream()
            .filter(operation -> operation.method().equals("GET"))
            .filter(operation -> !operation.path().contains("{"))
            .toList();

    // When
    List<Operation> told =
        lists.stream()
            .filter(list -> Roles.as(STRANGER).get(list.path()).asString().contains(draft))
            .toList();

    // Then
    assertThat(lists).hasSizeGreaterThan(20);
    assertThat(told).isEmpty();
  }

  @Test
  void changesNothingThatIsAnothers() {
    // Given
    String domain =
        Roles.as(Roles.ADMIN, "{\"name\": \"%s\"}".formatted(UUID.randomUUID()))
            .post("/api/v1/data-domains")
            .path("id");
    String comment = comment("data-domain", OWNER, domain);
    String path = COMMENTS + "/" + comment;

    // When
    List<Integer> statuses =
        List.of(
            matching(STRANGER, "application/json").put(path).statusCode(),
            matching(STRANGER, "application/merge-patch+json").patch(path).statusCode(),
            Roles.as(STRANGER).delete(path).statusCode());

    // Then
    assertThat(statuses).containsOnly(403);
    assertThat(Roles.as(STRANGER).get(path).<String>path("text")).isEqualTo("as it was");
  }

  private static Response askFor(String draft, Operation operation) {
    String target =
        operation
            .path()
            .replaceFirst("\\{(id|contractId)}", draft)
            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
            .replaceAll("/diff$", "/diff?from=" + UUID.randomUUID());
    RequestSpecification request = Roles.as(STRANGER).header("If-Match", "*");
    operation
        .bodyType()
        .ifPresent(
            type ->
                request.header("Content-Type", type).body("{}".getBytes(StandardCharsets.UTF_8)));
    return request.request(operation.method(), target);
  }

  private static RequestSpecification matching(String caller, String type) {
    return Roles.as(caller)
        .header("If-Match", "*")
        .header("Content-Type", type)
        .body("{\"text\": \"changed\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static String draft() {
    Roles.give(OWNER, "Data Producer");
    String document =
        """
        {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "%s", "version": "1", "name": "a",
         "status": "draft"}"""
            .formatted(UUID.randomUUID());
    Response response = Roles.as(OWNER, document).post(CONTRACTS);
    response.then().statusCode(201);
    return response.path("id");
  }

  private static void comment(String caller, String contract) {
    comment("data-contract", caller, contract);
  }

  private static String comment(String type, String caller, String record) {
    String body =
        "{\"entityType\": \"%s\", \"entityId\": \"%s\", \"text\": \"as it was\"}"
            .formatted(type, record);
    Response response = Roles.as(caller, body).post(COMMENTS);
    response.then().statusCode(201);
    return response.path("id");
  }
}
