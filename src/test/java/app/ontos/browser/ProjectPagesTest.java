package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class ProjectPagesTest {

  @Test
  void addsAProjectOfSeveralTeams(Page page) {
    // Given
    String one = unique("Alpha");
    String other = unique("Beta");
    team(one);
    team(other);
    page.navigate("/projects/new");
    page.getByLabel("Name", exactly()).fill(unique("Migration"));

    // When
    choose(page, "Find a team that works on it", one);
    choose(page, "Find the team that answers for it", other);
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/projects/[0-9a-f-]{36}$"));
    assertThat(page.getByRole(AriaRole.LINK, button(one))).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, button(other))).isVisible();
  }

  private static void choose(Page page, String field, String team) {
    page.getByLabel(field).fill(team);
    page.getByLabel(team, exactly()).check();
  }

  private static void team(String name) {
    created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(name));
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
