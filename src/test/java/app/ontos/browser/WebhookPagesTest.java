package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testruns.TestedItems.contract;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testruns.webhook.Receiver;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@BrowserTest
class WebhookPagesTest {
  private static final int SOON_MILLIS = 20_000;

  @Test
  void addsAWebhookAndTriesIt(Page page) throws IOException {
    try (Receiver receiver = new Receiver()) {
      // Given
      String contract = contract("team");
      page.navigate("/contracts/" + contract + "/webhooks/new");

      // When
      page.getByLabel("Address").fill(receiver.url());
      page.getByLabel("Secret").fill("long enough to sign");
      page.getByText("turned green").click();
      page.getByRole(AriaRole.BUTTON, named("Save")).click();
      page.getByRole(AriaRole.BUTTON, named("Try it")).click();

      // Then
      assertThat(page.locator("#deliveries tbody tr"))
          .containsText(
              "delivered", new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));
      get(webhooks(contract)).then().body("items[0].events", contains("turned-red"));
    }
  }

  @Test
  void keepsTheSecretAndNeverShowsIt(Page page) {
    // Given
    String contract = contract("team");
    String id = hooked(contract);
    String secretSetAt = get(webhooks(contract)).path("items[0].secret.updatedAt");
    page.navigate("/contracts/" + contract + "/webhooks/" + id + "/edit");
    assertThat(page.getByLabel("Secret")).hasValue("");

    // When
    page.getByText("It is on").click();
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page.getByRole(AriaRole.BUTTON, named("Turn on"))).isVisible();
    get(webhooks(contract))
        .then()
        .body("items[0].enabled", equalTo(false))
        .body("items[0].secret.updatedAt", equalTo(secretSetAt));
  }

  @Test
  void deletesAWebhook(Page page) {
    // Given
    String contract = contract("team");
    page.navigate("/contracts/" + contract + "/webhooks/" + hooked(contract));

    // When
    page.getByRole(AriaRole.BUTTON, named("Delete")).click();
    page.getByRole(AriaRole.BUTTON, named("Yes")).click();

    // Then
    assertThat(page.getByText("Nobody is told")).isVisible();
  }

  static String hooked(String contract) {
    return created(
        webhooks(contract),
        "{\"url\": \"http://localhost:1/hooks\", \"secret\": \"long enough to sign\"}");
  }

  private static String webhooks(String contract) {
    return Samples.CONTRACTS + "/" + contract + "/webhooks";
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
