package app.ontos.browser;

import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.ontos.testing.Roles;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
class HomePagesTest {
  private static final String MARKUP = "<img src=x onerror=document.title='owned'>";

  @Test
  void showsAReviewerWhatWasPutForward(Page page) {
    // Given
    String name = unique("Orders");
    Samples.move(Samples.contract(name), "proposed");

    // When
    page.navigate("/");

    // Then
    assertThat(section(page, "Contracts that wait for you")).containsText(name);
  }

  @Test
  void asksNobodyToJudgeWhoMayNot(Page page) {
    // Given
    String name = unique("Orders");
    Samples.move(Samples.contract(name), "proposed");
    domain(unique("Sales"));
    String reader = unique("reader").replace(' ', '.') + "@example.com";
    Roles.give(reader, "Data Consumer");
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-Email", reader));

    // When
    page.navigate("/");

    // Then
    assertThat(page.getByText("Changed lately")).isVisible();
    assertThat(page.locator("[hx-get='/contracts/waiting']")).hasCount(0);
    assertThat(page.getByText(name)).hasCount(0);
  }

  @Test
  void showsTheOwnerOfAContractWhatOthersSayOfIt(Page page) {
    // Given
    String contract = Samples.contract(unique("Orders"));
    String body =
        "{\"entityType\": \"data-contract\", \"entityId\": \"%s\", \"text\": \"%s\"}"
            .formatted(contract, MARKUP);
    Roles.as(Roles.ADMIN, body).post("/api/v1/comments").then().statusCode(201);

    // When
    page.navigate("/");

    // Then
    assertThat(section(page, "What others say")).containsText(MARKUP);
    assertThat(page.locator("img[src=x]")).hasCount(0);
  }

  private static Locator section(Page page, String name) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
  }
}
