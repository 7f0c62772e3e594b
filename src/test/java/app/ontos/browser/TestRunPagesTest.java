package app.ontos.browser;

import static app.ontos.testing.Api.unique;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.required;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;

import app.ontos.testruns.TestedItems;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

@BrowserTest
class TestRunPagesTest {
  private static final int SOON_MILLIS = 40_000;
  private static final TestedItems ITEMS = new TestedItems();

  @AfterAll
  static void stop() {
    ITEMS.close();
  }

  @Test
  void startsATestAndShowsThatItPassed(Page page) {
    // Given
    String contract = contract("item", required("name"));
    String connection = ITEMS.connection();
    page.navigate("/contracts/" + contract + "/tests");

    // When
    place(page, connection).check();
    page.getByRole(AriaRole.BUTTON, named("Start the test")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/test-runs/[0-9a-f-]{36}$"), soonAtAPage());
    assertThat(page.getByRole(AriaRole.REGION, region("Verdict"))).containsText("passed", soon());
    assertThat(page.getByRole(AriaRole.BUTTON, named("Test again"))).isVisible();
  }

  @Test
  void watchesATestGoOnAndCancelsIt(Page page) {
    // Given
    String run = TestedItems.started(contract("slow_item"), ITEMS.connection());
    page.navigate("/test-runs/" + run);
    assertThat(page.getByText(Pattern.compile("checks are decided"))).isVisible(visibleSoon());

    // When
    page.getByRole(AriaRole.BUTTON, named("Cancel the test")).click();
    page.getByRole(AriaRole.BUTTON, named("Yes")).click();

    // Then
    assertThat(page.getByRole(AriaRole.REGION, region("Verdict")))
        .containsText("cancelled", soon());
    assertThat(page.getByText("Cancelled by")).isVisible();
  }

  @Test
  void showsFirstWhatFailedAndWhichRows(Page page) {
    // Given
    ITEMS.run(
        """
        create table gappy (id bigint primary key, name text);
        insert into gappy select i, case when i > 3 then 'x' end from generate_series(1, 12) i;
        grant select on gappy to public""");
    String run =
        TestedItems.tested(contract("gappy", required("name")), ITEMS.connection()).path("id");
    page.navigate("/test-runs/" + run);

    // When
    page.getByText("3 such rows").click();

    // Then
    Locator failed = page.locator("tr.breaks");
    assertThat(failed).hasCount(1);
    assertThat(failed).containsText("has a value in every row");
    assertThat(failed).containsText("3 of 12 rows fail (25.00 %)");
    assertThat(failed.getByText("id 2")).isVisible();
  }

  @Test
  void showsTheQueryOfARule(Page page) {
    // Given
    page.navigate("/test-runs/" + TestedSamples.run() + "?outcome=passed");

    // When
    page.locator("summary").getByText("SQL").click();

    // Then
    assertThat(page.getByText("select count(*) from {object} where name = ''")).isVisible();
  }

  @Test
  void leadsFromABarOfTheTrendToItsRunByKeyboard(Page page) {
    // Given
    page.navigate("/contracts/" + TestedSamples.testedContract() + "/tests");
    Locator bars = page.locator(".trend svg a");
    assertThat(bars).hasCount(2);
    bars.first().focus();

    // When
    page.keyboard().press("Enter");

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/test-runs/[0-9a-f-]{36}$"));
  }

  @Test
  void findsTheRunsOfAContractByItsWords(Page page) {
    // Given
    String name = unique("Payments");
    TestedSamples.run(TestedSamples.contract(name));
    page.navigate("/test-runs");

    // When
    page.getByLabel("Words of the contract").fill(name);

    // Then
    assertThat(page.locator("#runs tr")).hasCount(1);
    assertThat(page.locator("#runs tr")).containsText(name);
    assertThat(page).hasURL(Pattern.compile(".*q=Payments.*"));
  }

  /** Looks for it where there are so many connections that it isn't among the first. */
  private static Locator place(Page page, String connection) {
    Locator search = page.getByLabel("Another connection");
    if (search.isVisible()) {
      search.fill(get("/api/v1/connections/" + connection).path("name"));
    }
    return page.locator("#places input[value='%s']".formatted(connection));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static PageAssertions.HasURLOptions soonAtAPage() {
    return new PageAssertions.HasURLOptions().setTimeout(SOON_MILLIS);
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS);
  }

  private static LocatorAssertions.IsVisibleOptions visibleSoon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS);
  }
}
