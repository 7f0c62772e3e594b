package app.ontos.browser;

import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Api;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class DomainPagesTest {

  @Test
  void addsADomain(Page page) {
    // Given
    String name = unique("Sales");
    page.navigate("/domains/new");

    // When
    page.getByLabel("Name").fill(name);
    page.getByLabel("What belongs to it").fill("Orders and invoices");
    page.getByLabel("Tags, with commas between").fill("core, money");
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/domains/[0-9a-f-]{36}$"));
    assertThat(page.getByRole(AriaRole.HEADING, heading(name))).isVisible();
    assertThat(page.getByText("Orders and invoices")).isVisible();
    assertThat(page.getByText("money")).isVisible();
  }

  @Test
  void showsAtTheFieldWhatTheApiFindsWrong(Page page) {
    // Given
    String name = unique("Taken");
    domain(name);
    page.navigate("/domains/new");
    page.getByLabel("Name").fill(name);

    // When
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page.getByLabel("Name")).hasAttribute("aria-invalid", "true");
    assertThat(page.getByText("Another data domain has this name")).isVisible();
    assertThat(page.getByLabel("Name")).hasValue(name);
  }

  @Test
  void opensTheTreeLevelByLevel(Page page) {
    // Given
    String above = unique("Above");
    String below = unique("Below");
    domain(below, domain(above));
    page.navigate("/domains");

    // When
    page.locator("summary", new Page.LocatorOptions().setHasText(above)).click();

    // Then
    assertThat(page.getByRole(AriaRole.LINK, link(below))).isVisible();
  }

  @Test
  void findsADomainWhileItsNameIsTyped(Page page) {
    // Given
    String name = unique("Needle");
    domain(name);
    page.navigate("/domains");

    // When
    page.getByLabel("Find a domain").fill(name);

    // Then
    assertThat(page.locator("#domains li")).hasCount(1);
    assertThat(page.locator("#domains li")).containsText(name);
    assertThat(page).hasURL(Pattern.compile(".*\\?q=Needle.*"));
  }

  @Test
  void movesADomainBelowAnother(Page page) {
    // Given
    String above = unique("New parent");
    String parent = domain(above);
    String id = domain(unique("Moved"));
    page.navigate("/domains/" + id + "/edit");

    // When
    page.getByLabel("Find another domain").fill(above);
    page.getByLabel(above).check();
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/domains/" + id + "$"));
    get(Api.DOMAINS + "/" + id).then().body("parentId", equalTo(parent));
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseSaved(Page page) {
    // Given
    String id = domain(unique("Contended"));
    page.navigate("/domains/" + id + "/edit");
    Api.patch("{\"description\": \"theirs\"}")
        .header("If-Match", "\"1\"")
        .patch(Api.DOMAINS + "/" + id)
        .then()
        .statusCode(200);

    // When
    page.getByLabel("What belongs to it").fill("mine");
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody has changed it");
    get(Api.DOMAINS + "/" + id).then().body("description", equalTo("theirs"));
  }

  @Test
  void deletesADomainOnlyWhenTheQuestionIsAnswered(Page page) {
    // Given
    String id = domain(unique("Doomed"));
    page.navigate("/domains/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Delete")).click();
    page.getByRole(AriaRole.BUTTON, button("Yes")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/domains$"));
    get(Api.DOMAINS + "/" + id).then().statusCode(404);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
