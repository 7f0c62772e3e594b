package app.ontos.testruns.webhook;

import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testruns.TestedItems.CONTRACTS;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.tested;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import app.ontos.shared.secrets.Hmac;
import app.ontos.shared.secrets.Secret;
import app.ontos.testing.ServiceTest;
import app.ontos.testruns.TestedItems;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class WebhookResourceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "a-secret-of-many-letters";
  private static final TestedItems ITEMS = new TestedItems();

  @Inject Jdbi jdbi;

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void tellsNothingOfASecretButSinceWhenItIsThere() {
    // Given
    String contract = contract("item");

    // When
    Response response = json(body("https://dbc-1.cloud.databricks.com/hook")).post(path(contract));

    // Then
    response
        .then()
        .statusCode(201)
        .body("secret.isSet", equalTo(true))
        .body("secret.updatedAt", notNullValue())
        .body("events", containsInAnyOrder("turned-red", "turned-green"));
    String id = response.path("id");
    assertThat(everything(contract, id)).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/hook",
        "http://dbc-1.cloud.databricks.com/hook",
        "https://user@dbc-1.cloud.databricks.com/hook",
        "https://dbc-1.cloud.databricks.com/hook?key=1",
        "https://169.254.169.254/latest",
        "ftp://localhost/",
        "nowhere"
      })
  void refusesAnAddressThatTheServiceMayNotReach(String url) {
    // Given
    String contract = contract("item");

    // When
    Response response = json(body(url)).post(path(contract));

    // Then
    response.then().statusCode(422).body("errors.pointer", contains("/url"));
  }

  @Test
  void namesEveryFaultOfAWebhook() {
    // Given
    String contract = contract("item");
    String body = "{\"events\": [\"turned-blue\"], \"secret\": \"short\", \"extra\": 1}";

    // When
    Response response = json(body).post(path(contract));

    // Then
    response
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/url", "/events", "/secret", "/extra"));
  }

  @Test
  void keepsTheSecretWhereNoneIsSent() throws Exception {
    // Given
    try (Receiver receiver = new Receiver()) {
      String contract = contract("item");
      String id = created(contract, receiver.url());

      // When
      patch("{\"events\": [\"turned-red\"]}")
          .header("If-Match", "\"1\"")
          .patch(path(contract) + "/" + id)
          .then()
          .statusCode(200)
          .body("events", contains("turned-red"));

      // Then
      when().post(path(contract) + "/" + id + "/test").then().statusCode(202);
      await().atMost(SOON).until(() -> receiver.calls().size() == 1);
      assertThat(isSigned(receiver.calls().get(0), SECRET)).isTrue();
    }
  }

  @Test
  void signsWithTheSecretThatIsSentAnew() throws Exception {
    // Given
    try (Receiver receiver = new Receiver()) {
      String contract = contract("item");
      String id = created(contract, receiver.url());

      // When
      patch("{\"secret\": \"another-secret-of-letters\"}")
          .header("If-Match", "\"1\"")
          .patch(path(contract) + "/" + id)
          .then()
          .statusCode(200);

      // Then
      when().post(path(contract) + "/" + id + "/test").then().statusCode(202);
      await().atMost(SOON).until(() -> receiver.calls().size() == 1);
      assertThat(isSigned(receiver.calls().get(0), "another-secret-of-letters")).isTrue();
    }
  }

  @Test
  void tellsThatAContractHasTurnedRedAndThenGreen() throws Exception {
    // Given
    try (Receiver receiver = new Receiver()) {
      String table = "turning_" + UUID.randomUUID().toString().replace('-', '_');
      ITEMS.run(
          "create table %1$s (id bigint); insert into %1$s values (null); grant select on %1$s to public"
              .formatted(table));
      String contract = contract(table);
      String unused = created(contract, receiver.url());
      String connection = ITEMS.connection();

      // When
      String red = tested(contract, connection).path("id");
      ITEMS.run("update " + table + " set id = 1");
      String green = tested(contract, connection).path("id");

      // Then
      await().atMost(SOON).until(() -> receiver.calls().size() == 2);
      List<JsonObject> told =
          receiver.calls().stream().map(call -> new JsonObject(call.body())).toList();
      assertThat(told)
          .extracting(body -> body.getString("event"))
          .containsExactlyInAnyOrder("turned-red", "turned-green");
      assertThat(told)
          .extracting(body -> body.getJsonObject("run").getString("id"))
          .containsExactlyInAnyOrder(red, green);
      assertThat(told).allMatch(body -> body.getString("dataContractId").equals(contract));
      assertThat(receiver.calls()).allMatch(call -> isSigned(call, SECRET));
    }
  }

  @Test
  void triesAgainUntilItIsTakenAndSaysHowOften() throws Exception {
    // Given
    try (Receiver receiver = new Receiver(500, 302)) {
      String contract = contract("item");
      String id = created(contract, receiver.url());

      // When
      when().post(path(contract) + "/" + id + "/test").then().statusCode(202);

      // Then
      String log = path(contract) + "/" + id + "/deliveries";
      await().atMost(SOON).until(() -> "delivered".equals(get(log).path("items[0].state")));
      get(log)
          .then()
          .body("items", hasSize(1))
          .body("items[0].attempts", equalTo(3))
          .body("items[0].status", equalTo(204));
      assertThat(receiver.calls()).extracting(call -> call.header("Ontos-Delivery")).hasSize(3);
    }
  }

  @Test
  void sendsNothingWhereItIsDisabled() throws Exception {
    // Given
    try (Receiver receiver = new Receiver()) {
      String contract = contract("item");
      String id = created(contract, receiver.url());
      patch("{\"enabled\": false}")
          .header("If-Match", "\"1\"")
          .patch(path(contract) + "/" + id)
          .then()
          .statusCode(200);

      // When
      when().post(path(contract) + "/" + id + "/test").then().statusCode(202);

      // Then
      String log = path(contract) + "/" + id + "/deliveries";
      await().atMost(SOON).until(() -> "failed".equals(get(log).path("items[0].state")));
      assertThat(receiver.calls()).isEmpty();
      get(log).then().body("items[0].error", equalTo("The webhook is disabled"));
    }
  }

  @Test
  void saysWhyADeliveryFailed() throws Exception {
    // Given
    String url;
    try (Receiver gone = new Receiver()) {
      url = gone.url();
    }
    String contract = contract("item");
    String id = created(contract, url);

    // When
    when().post(path(contract) + "/" + id + "/test").then().statusCode(202);

    // Then
    String log = path(contract) + "/" + id + "/deliveries";
    await().atMost(SOON).until(() -> get(log).path("items[0].error") != null);
    assertThat(get(log).<String>path("items[0].error")).doesNotContain("127.0.0.1");
  }

  private String everything(String contract, String id) {
    StringBuilder said = new StringBuilder();
    said.append(get(path(contract)).asString()).append(get(path(contract) + "/" + id).asString());
    said.append(get("/api/v1/audit-events?entityId=" + id).asString());
    for (String table :
        List.of("contract_webhook", "contract_webhook_secret", "audit_event", "idempotency_key")) {
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery("select cast(t as text) from " + table + " t")
                  .mapTo(String.class)
                  .forEach(said::append));
    }
    return said.toString();
  }

  private static boolean isSigned(Receiver.Call call, String secret) {
    String signed = call.header("Ontos-Timestamp") + "." + call.body();
    return call.header("Ontos-Signature").equals("v1=" + Hmac.sign(new Secret(secret), signed));
  }

  private static String path(String contract) {
    return CONTRACTS + "/" + contract + "/webhooks";
  }

  private static String created(String contract, String url) {
    Response response =
        json(body(url)).header("Idempotency-Key", UUID.randomUUID()).post(path(contract));
    response.then().statusCode(201);
    return response.path("id");
  }

  private static String body(String url) {
    return "{\"url\": \"%s\", \"secret\": \"%s\"}".formatted(url, SECRET);
  }
}
