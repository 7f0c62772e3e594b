package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testruns.TestedItems.contract;
import static app.ontos.testruns.TestedItems.place;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class SchedulePagesTest {

  @Test
  void addsAScheduleThatSaysWhenItIsNext(Page page) {
    // Given
    String contract = contract("team");
    ConnectionPagesTest.connection();
    page.navigate("/contracts/" + contract + "/schedules");

    // When
    page.getByRole(AriaRole.LINK, named("Add the first schedule")).click();
    page.getByText("At times").click();
    page.getByLabel("Times", exactly()).fill("30 7 * * 1-5");
    page.getByLabel("Time zone").fill("Europe/Berlin");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/" + contract + "/schedules$"));
    Locator row = page.locator("tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("at 07:30 every day between Monday and Friday");
    assertThat(row.locator("td time").first()).isVisible();
    get(schedules(contract))
        .then()
        .body("items.cron", contains("30 7 * * 1-5"))
        .body("items.timeZone", contains("Europe/Berlin"))
        .body("items[0].interval", equalTo(null));
  }

  @Test
  void pausesAScheduleAndResumesIt(Page page) {
    // Given
    String contract = contract("team");
    scheduled(contract);
    page.navigate("/contracts/" + contract + "/schedules");
    page.getByRole(AriaRole.BUTTON, named("Pause")).click();
    assertThat(page.locator("tbody tr")).containsText("paused");
    get(schedules(contract)).then().body("items.enabled", contains(false));

    // When
    page.getByRole(AriaRole.BUTTON, named("Resume")).click();

    // Then
    assertThat(page.getByRole(AriaRole.BUTTON, named("Pause"))).isVisible();
    get(schedules(contract)).then().body("items.enabled", contains(true));
  }

  @Test
  void changesWhenAScheduleIs(Page page) {
    // Given
    String contract = contract("team");
    scheduled(contract);
    page.navigate("/contracts/" + contract + "/schedules");
    page.getByRole(AriaRole.LINK, named("Edit")).click();

    // When
    page.getByLabel("Every", exactly()).selectOption("PT15M");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page.locator("tbody tr")).containsText("every 15 minutes");
  }

  @Test
  void deletesASchedule(Page page) {
    // Given
    String contract = contract("team");
    scheduled(contract);
    page.navigate("/contracts/" + contract + "/schedules");

    // When
    page.getByRole(AriaRole.BUTTON, named("Delete")).click();
    page.getByRole(AriaRole.BUTTON, named("Yes")).click();

    // Then
    assertThat(page.getByText("Nothing is scheduled")).isVisible();
    get(schedules(contract)).then().body("items", hasSize(0));
  }

  @Test
  void saysAtTheFieldThatTimesAreNone(Page page) {
    // Given
    String contract = contract("team");
    ConnectionPagesTest.connection();
    page.navigate("/contracts/" + contract + "/schedules/new");

    // When
    page.getByText("At times").click();
    page.getByLabel("Times", exactly()).fill("at noon");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page.locator("#cron")).hasAttribute("aria-invalid", "true");
    assertThat(page.getByText("must be five fields of cron")).isVisible();
  }

  static String scheduled(String contract) {
    return scheduled(contract, ConnectionPagesTest.connection());
  }

  static String scheduled(String contract, String connection) {
    return created(schedules(contract), place(connection).replace("}", ", \"interval\": \"P1D\"}"));
  }

  private static String schedules(String contract) {
    return Samples.CONTRACTS + "/" + contract + "/schedules";
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
