package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class CommentPagesTest {
  private static final String MARKUP = "<img src=x onerror=document.title='owned'>";

  @Test
  void saysSomethingOfARecord(Page page) {
    // Given
    page.navigate("/domains/" + domain(unique("Sales")));

    // When
    page.getByLabel("Say something").fill("Who owns the returns?");
    page.getByRole(AriaRole.BUTTON, named("Comment")).click();

    // Then
    assertThat(page.locator(".comment-0 > p")).hasText("Who owns the returns?");
  }

  @Test
  void answersWhatSomebodySaid(Page page) {
    // Given
    String domain = domain(unique("Sales"));
    comment(domain, "Who owns the returns?");
    page.navigate("/domains/" + domain);

    // When
    page.getByText("Reply", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByLabel("Reply to").fill("Logistics does.");
    page.getByRole(AriaRole.BUTTON, named("Reply")).click();

    // Then
    assertThat(page.locator(".comment-1 > p")).hasText("Logistics does.");
  }

  @Test
  void takesBackWhatWasSaid(Page page) {
    // Given
    String domain = domain(unique("Sales"));
    comment(domain, "Never mind");
    page.navigate("/domains/" + domain);

    // When
    page.getByRole(AriaRole.BUTTON, named("Delete what")).last().click();
    page.getByRole(AriaRole.BUTTON, named("Yes")).click();

    // Then
    assertThat(page.getByText("Nobody has said anything yet.")).isVisible();
  }

  @Test
  void showsMarkupInACommentAsText(Page page) {
    // Given
    String domain = domain(unique("Sales"));
    comment(domain, MARKUP);

    // When
    page.navigate("/domains/" + domain);

    // Then
    assertThat(page.locator(".comment-0 > p")).hasText(MARKUP);
    assertThat(page.locator("img[src=x]")).hasCount(0);
  }

  @Test
  void ratesARecord(Page page) {
    // Given
    page.navigate("/domains/" + domain(unique("Sales")));

    // When
    page.locator(".stars").getByText("4").click();
    page.getByLabel("Why").fill(MARKUP);
    page.getByRole(AriaRole.BUTTON, named("Rate it")).click();

    // Then
    assertThat(page.locator("#rating-of-record")).containsText("4.0 of 5 stars from 1 person");
    assertThat(page.getByLabel("Why")).hasValue(MARKUP);
  }

  private static void comment(String domain, String text) {
    created(
        "/api/v1/comments",
        "{\"entityType\": \"data-domain\", \"entityId\": \"%s\", \"text\": \"%s\"}"
            .formatted(domain, text));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
