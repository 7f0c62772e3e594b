package app.ontos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;

import app.ontos.testruns.TestedItems;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class DraftPagesTest {

  @Test
  void draftsAContractFromTablesAndSavesIt(Page page) {
    // Given
    page.navigate(
        "/connections/%s/environments/production/schemas/app_ontos"
            .formatted(ConnectionPagesTest.connection()));

    // When
    page.getByRole(AriaRole.CHECKBOX, named("team")).check();
    page.getByRole(AriaRole.CHECKBOX, named("team_member")).check();
    page.getByRole(AriaRole.BUTTON, named("Draft a contract")).click();
    assertThat(page.locator(".CodeMirror")).containsText("DataContract");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/[0-9a-f-]{36}$"));
    assertThat(page.getByRole(AriaRole.REGION, named("Schema team"))).isVisible();
    assertThat(page.getByRole(AriaRole.REGION, named("Schema team_member"))).isVisible();
    assertThat(page.getByRole(AriaRole.REGION, named("Schema project"))).not().isVisible();
  }

  @Test
  void leadsFromTheContractsToTheSchemasOfADatabase(Page page) {
    // Given
    String id = ConnectionPagesTest.connection();
    String name = get("/api/v1/connections/" + id).path("name");
    page.navigate("/contracts/draft?find=" + name);

    // When
    page.getByRole(AriaRole.LINK, named(name + " production")).click();

    // Then
    assertThat(page.getByRole(AriaRole.LINK, named("app_ontos"))).isVisible();
  }

  @Test
  void showsMarkupInNamesOfTablesAsText(Page page) {
    // Given
    TestedItems items = new TestedItems();
    try {
      items.run(
          """
          create schema odd;
          create table odd."<img src=x onerror=alert(1)>" ("<b>c</b>" int);
          comment on column odd."<img src=x onerror=alert(1)>"."<b>c</b>" is '<i>said</i>';
          grant usage on schema odd to public;
          grant select on all tables in schema odd to public""");
      page.navigate(
          "/connections/%s/environments/production/schemas/odd".formatted(items.connection()));
      assertThat(page.locator("img[src=x]")).hasCount(0);

      // When
      page.getByRole(AriaRole.BUTTON, named("Draft a contract")).click();

      // Then
      assertThat(page.locator(".CodeMirror")).containsText("<img src=x onerror=alert(1)>");
      assertThat(page.locator("img[src=x]")).hasCount(0);
    } finally {
      items.close();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
