package app.ontos.testing;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Waits, within bounds, for the readiness that every caller waits for. */
public final class UntilReady implements BeforeEachCallback {
  @Override
  public void beforeEach(ExtensionContext context) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
  }
}
