package app.ontos.browser;

import static app.ontos.testing.Api.unique;
import static app.ontos.testruns.TestedItems.contract;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;

import app.ontos.testruns.TestedItems;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class DriftPagesTest {

  @Test
  void marksWhatBreaksConsumersAndTellsTheSteward(Page page) {
    // Given
    String contract = TestedSamples.contract(unique("Teams"));
    String connection = ConnectionPagesTest.connection();
    String name = get("/api/v1/connections/" + connection).path("name");
    page.navigate("/contracts/" + contract + "/drift?find=" + name);

    // When
    page.getByRole(AriaRole.LINK, named(name + " production")).click();

    // Then
    Locator gone = page.locator("tr.breaks", new Page.LocatorOptions().setHasText("homepage"));
    assertThat(gone).containsText("Consumers read this property, and it is gone");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("break consumers");
    page.getByRole(AriaRole.BUTTON, named("Leave the comment")).click();
    page.waitForURL(Pattern.compile(".*/contracts/" + contract + "$"));
    get("/api/v1/comments?entityType=data-contract&entityId=" + contract)
        .then()
        .body("items[0].text", containsString("homepage"));
  }

  @Test
  void saysThatTablesAreAsTheContractSays(Page page) {
    // Given
    TestedItems items = new TestedItems();
    try {
      items.run("create table only_id (id bigint not null); grant select on only_id to public");
      String address =
          "/contracts/%s/drift?connection=%s&environment=production"
              .formatted(contract("only_id"), items.connection());

      // When
      page.navigate(address);

      // Then
      assertThat(page.getByText("The tables are as the contract says")).isVisible();
    } finally {
      items.close();
    }
  }

  @Test
  void leadsFromAContractToTheChoiceOfADatabase(Page page) {
    // Given
    ConnectionPagesTest.connection();
    page.navigate("/contracts/" + contract("team"));

    // When
    page.getByRole(AriaRole.LINK, named("Compare with the database")).click();

    // Then
    assertThat(page.getByText("Where are the tables?")).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
