package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class RolePagesTest {
  private static final String ROLES = "/api/v1/roles";
  private static final String ADMIN = "00000000-0000-7000-8000-000000000001";

  @Test
  void addsARole(Page page) {
    // Given
    String name = unique("Curator");
    page.navigate("/roles/new");

    // When
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    page.getByLabel("For whom it is meant").fill("Who looks after words");
    page.getByLabel("Glossaries: write").check();
    page.getByLabel("Search: read").check();
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/roles/[0-9a-f-]{36}$"));
    String id = page.url().replaceAll(".*/", "");
    get(ROLES + "/" + id)
        .then()
        .body("access.glossaries", equalTo("write"))
        .body("access.search", equalTo("read"))
        .body("access.roles", equalTo("none"));
  }

  @Test
  void changesWhatARoleGives(Page page) {
    // Given
    String id = Samples.role(unique("Curator"));
    page.navigate("/roles/" + id + "/edit");

    // When
    page.getByLabel("Teams: admin").check();
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/roles/" + id + "$"));
    assertThat(row(page, "Teams").getByText("yes")).hasCount(3);
    assertThat(row(page, "Glossaries").getByText("yes")).hasCount(2);
  }

  @Test
  void givesARoleToAGroup(Page page) {
    // Given
    String group = unique("stewards");
    page.navigate("/roles/" + Samples.role(unique("Curator")));

    // When
    page.getByLabel("Give it to").fill(group);
    page.getByLabel("Kind").selectOption("group");
    page.getByRole(AriaRole.BUTTON, button("Give")).click();

    // Then
    assertThat(row(page, group)).containsText("group");
  }

  @Test
  void takesARoleAway(Page page) {
    // Given
    String id = Samples.role(unique("Curator"));
    created(
        "/api/v1/role-assignments",
        "{\"principal\": \"ada@example.com\", \"principalType\": \"user\", \"roleId\": \"%s\"}"
            .formatted(id));
    page.navigate("/roles/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Take away from ada@example.com")).click();
    page.getByRole(AriaRole.BUTTON, button("Yes")).click();

    // Then
    assertThat(page.getByText("Nobody has been given it yet.")).isVisible();
  }

  @Test
  void keepsTheRoleOfAdminsAsItIs(Page page) {
    // Given
    page.navigate("/roles");

    // When
    page.getByRole(AriaRole.LINK, button("Admin")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/roles/" + ADMIN + "$"));
    assertThat(page.getByRole(AriaRole.LINK, button("Edit"))).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, button("Delete"))).hasCount(0);
  }

  @Test
  void findsWhoHasWhichRole(Page page) {
    // Given
    String name = unique("Curator");
    String principal = unique("needle");
    created(
        "/api/v1/role-assignments",
        "{\"principal\": \"%s\", \"principalType\": \"group\", \"roleId\": \"%s\"}"
            .formatted(principal, Samples.role(name)));
    page.navigate("/roles");

    // When
    page.getByLabel("Find somebody").fill(principal);

    // Then
    assertThat(page.locator("#assignments tr")).hasCount(1);
    assertThat(page.locator("#assignments tr")).containsText(name);
  }

  @Test
  void showsTheirOwnAccessAloneToWhoMayNotSeeRoles(Page page) {
    // Given
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-Email", "consumer@example.com"));

    // When
    page.navigate("/roles");

    // Then
    assertThat(page.getByText("Data Consumer")).isVisible();
    assertThat(row(page, "Data contracts").getByText("yes")).hasCount(1);
    assertThat(page.getByText("Who has which role")).hasCount(0);
    assertThat(page.getByRole(AriaRole.LINK, button("Add a role"))).hasCount(0);
  }

  private static Locator row(Page page, String text) {
    return page.locator("tr", new Page.LocatorOptions().setHasText(text));
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
