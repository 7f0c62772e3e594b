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
class TagPagesTest {
  private static final String MARKUP = "<img src=x onerror=document.title='owned'>";

  @Test
  void addsATagWithItsValues(Page page) {
    // Given
    String name = unique("sensitivity");
    page.navigate("/tags/new");

    // When
    page.getByLabel("Namespace").fill("privacy");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    page.getByLabel("Values it may have").fill("personal\nnone");
    page.getByRole(AriaRole.BUTTON, named("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/tags$"));
    assertThat(page.getByRole(AriaRole.LINK, named("privacy/" + name))).isVisible();
  }

  @Test
  void givesARecordATag(Page page) {
    // Given
    String name = unique("sensitivity");
    tag(name, "\"personal\", \"none\"");
    page.navigate("/domains/" + domain(unique("Sales")));

    // When
    page.getByText("Give it a tag").click();
    page.getByLabel("Find a tag").fill(name);
    page.getByLabel(name).check();
    page.getByLabel("With the value").fill("personal");
    page.getByRole(AriaRole.BUTTON, named("Give")).click();

    // Then
    assertThat(page.getByText("privacy/%s: personal".formatted(name))).isVisible();
  }

  @Test
  void tellsAtTheFieldThatATagHasNoSuchValue(Page page) {
    // Given
    String name = unique("sensitivity");
    tag(name, "\"personal\"");
    page.navigate("/domains/" + domain(unique("Sales")));

    // When
    page.getByText("Give it a tag").click();
    page.getByLabel("Find a tag").fill(name);
    page.getByLabel(name).check();
    page.getByLabel("With the value").fill("secret");
    page.getByRole(AriaRole.BUTTON, named("Give")).click();

    // Then
    assertThat(page.getByLabel("With the value")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void showsMarkupInTheValueOfATagAsText(Page page) {
    // Given
    String domain = domain(unique("Sales"));
    created(
        "/api/v1/tag-assignments",
        "{\"entityType\": \"data-domain\", \"entityId\": \"%s\", \"tagId\": \"%s\", \"value\": \"%s\"}"
            .formatted(domain, tag(unique(MARKUP), ""), MARKUP));

    // When
    page.navigate("/domains/" + domain);

    // Then
    assertThat(page.locator(".given-tags .badge")).containsText(": " + MARKUP);
    assertThat(page.locator("img[src=x]")).hasCount(0);
  }

  private static String tag(String name, String values) {
    return created(
        "/api/v1/tags",
        "{\"namespace\": \"privacy\", \"name\": \"%s\", \"allowedValues\": [%s]}"
            .formatted(name, values));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
