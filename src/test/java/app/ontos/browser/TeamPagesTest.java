package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class TeamPagesTest {

  @Test
  void addsATeamThatWorksInADomain(Page page) {
    // Given
    String domain = unique("Logistics");
    domain(domain);
    page.navigate("/teams/new");

    // When
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(unique("Movers"));
    page.getByLabel("Find a domain").fill(domain);
    page.getByLabel(domain).check();
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/teams/[0-9a-f-]{36}$"));
    assertThat(page.getByRole(AriaRole.LINK, button(domain))).isVisible();
  }

  @Test
  void addsAMember(Page page) {
    // Given
    String id = created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Stewards")));
    page.navigate("/teams/" + id);

    // When
    page.getByLabel("Add somebody").fill("ada@example.com");
    page.getByLabel("Role").fill("Owner");
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page.getByRole(AriaRole.CELL, button("ada@example.com"))).isVisible();
  }

  @Test
  void takesAMemberOut(Page page) {
    // Given
    String id = created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Leavers")));
    created(
        "/api/v1/teams/" + id + "/members",
        "{\"principal\": \"bob@example.com\", \"principalType\": \"user\", \"role\": \"Owner\"}");
    page.navigate("/teams/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Take out bob@example.com")).click();
    page.getByRole(AriaRole.BUTTON, button("Yes")).click();

    // Then
    assertThat(page.getByText("It has no members yet.")).isVisible();
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
