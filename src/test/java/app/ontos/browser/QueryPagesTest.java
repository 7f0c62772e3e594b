package app.ontos.browser;

import static app.ontos.browser.Samples.QUERIES;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class QueryPagesTest {

  @Test
  void writesAQueryWithALimitedParameter(Page page) {
    // Given
    String name = unique("Late parcels");
    page.navigate("/queries/new?connection=" + ConnectionPagesTest.connection());
    page.getByLabel("Name", exactly()).fill(name);

    // When
    write(page, "select :days as days");
    page.getByLabel("Type").selectOption("integer");
    page.getByLabel("What it is").fill("How late");
    page.getByText("It is required").click();
    page.getByText("Limits").click();
    page.getByLabel("At least").fill("1");
    save(page);

    // Then
    assertThat(page.locator("h1")).hasText(name);
    get(path(page))
        .then()
        .body("slug", equalTo(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')))
        .body("definition.parameters.days.type", equalTo("integer"))
        .body("definition.parameters.days.required", equalTo(true))
        .body("definition.parameters.days.minimum", equalTo("1"))
        .body("definition.mode", equalTo("read"));
  }

  @Test
  void keepsWhatAnEditDoesNotTouch(Page page) {
    // Given
    String id = Samples.publishedQuery(unique("Parcels"));
    Map<String, ?> before = get(QUERIES + "/" + id).path("definition");
    page.navigate("/queries/" + id + "/edit");

    // When
    page.getByLabel("What it answers").fill("Which parcels");
    save(page);

    // Then
    Map<String, ?> after = get(QUERIES + "/" + id).path("definition");
    assertThat(after.get("sql")).isEqualTo(before.get("sql"));
    assertThat(after.get("environments")).isEqualTo(before.get("environments"));
    get(QUERIES + "/" + id)
        .then()
        .body("description", equalTo("Which parcels"))
        .body("definition.parameters.parcel.maxLength", equalTo(300))
        .body("definition.parameters.least.minimum", equalTo("1"));
  }

  @Test
  void saysAtItsPlaceWhyAStatementCanNotBeSaved(Page page) {
    // Given
    page.navigate("/queries/new?connection=" + ConnectionPagesTest.connection());
    page.getByLabel("Name", exactly()).fill(unique("Refused"));
    write(page, "select 1;\ndrop table team");

    // When
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // Then
    assertThat(page.locator(".invalid-feedback")).containsText("line 2, column 1");
    assertThat(page.locator(".found-word")).hasText("drop");
  }

  @Test
  void runsAQueryAndListsTheRun(Page page) {
    // Given
    String id = Samples.publishedQuery(unique("Run"));
    page.navigate("/queries/" + id);
    page.getByLabel("least").fill("9007199254740993");

    // When
    page.getByRole(AriaRole.BUTTON, named("Run")).click();

    // Then
    assertThat(page.locator("sql-result td").nth(1)).hasText("9007199254740993");
    assertThat(page.locator("sql-result td").nth(2)).hasText("NULL");
    page.reload();
    assertThat(page.getByText(Pattern.compile("1 row in \\d+ ms"))).isVisible();
  }

  @Test
  void saysWhichValueTheQueryDoesNotTake(Page page) {
    // Given
    page.navigate("/queries/" + Samples.publishedQuery(unique("Bounded")));
    page.getByLabel("least").fill("0");

    // When
    page.getByRole(AriaRole.BUTTON, named("Run")).click();

    // Then
    assertThat(page.locator(".invalid-feedback")).hasText("must be at least 1");
    assertThat(page.getByLabel("least")).isFocused();
  }

  @Test
  void publishesAVersionAndWithdrawsIt(Page page) {
    // Given
    String id = query("select 1 as one", "{}");
    page.navigate("/queries/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, named("Publish as an endpoint")).click();
    page.waitForURL("**/endpoint");
    page.navigate("/queries/" + id);
    page.getByRole(AriaRole.BUTTON, named("Withdraw it")).click();
    page.getByRole(AriaRole.BUTTON, named("Yes")).click();

    // Then
    assertThat(page.getByRole(AriaRole.BUTTON, named("Publish as an endpoint"))).isVisible();
    get(QUERIES + "/" + id).then().body("publishedVersion", nullValue());
  }

  @Test
  void triesTheEndpointAndCopiesTheCommand(Page page) {
    // Given
    page.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
    String id = Samples.publishedQuery(unique("Endpoint"));
    page.navigate("/queries/" + id + "/endpoint");
    page.getByLabel("least").fill("7");

    // When
    Response answer =
        page.waitForResponse(
            "**/api/v1/run/**", () -> page.getByRole(AriaRole.BUTTON, named("Run")).click());
    page.getByRole(AriaRole.BUTTON, named("Copy")).click();
    assertThat(page.getByText("Copied").first()).isVisible();

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(page.locator("sql-result td").nth(1)).hasText("7");
    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .startsWith("curl -H \"Authorization: Bearer $TOKEN\" 'http://localhost:")
        .contains("?environment=production&parcel=")
        .contains("&least=1&since=2026-01-31'");
  }

  @Test
  void linksToTheDescriptionOfTheOneEndpoint(Page page) {
    // Given
    page.navigate("/queries/" + Samples.publishedQuery(unique("Described")) + "/endpoint");

    // When
    String address =
        page.getByRole(AriaRole.LINK, named("OpenAPI of this endpoint")).getAttribute("href");

    // Then
    get(address).then().statusCode(200).body("paths.size()", equalTo(1));
  }

  @Test
  void findsAQueryByAWordOfIt(Page page) {
    // Given
    String name = unique("Customs");
    Samples.publishedQuery(name);
    page.navigate("/queries");

    // When
    page.getByLabel("Words of the query").fill(name);

    // Then
    assertThat(page.locator("#queries tr")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile(".*q=Customs.*"));
  }

  @Test
  void tellsAConsumerWhyTheyMayNotRunIt(Page page) {
    // Given
    String id = query("select 1 as one", "{\"roles\": [\"Data Steward\"]}");
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-Email", "consumer@example.com"));

    // When
    page.navigate("/queries/" + id);

    // Then
    assertThat(page.getByText("The query is for the roles Data Steward")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Run"))).hasCount(0);
    assertThat(page.getByRole(AriaRole.LINK, named("Edit"))).hasCount(0);
    assertThat(page.getByRole(AriaRole.LINK, named("SQL"))).hasCount(0);
  }

  @Test
  void takesAParameterOfAnyName(Page page) {
    // Given
    page.navigate("/queries/new?connection=" + ConnectionPagesTest.connection());
    page.getByLabel("Name", exactly()).fill(unique("Odd"));
    write(page, "select :__proto__ as proto, :constructor as made");
    assertThat(page.locator("[data-parameter]")).hasCount(2);

    // When
    save(page);

    // Then
    get(path(page)).then().body("definition.parameters.__proto__.type", equalTo("text"));
    page.getByRole(AriaRole.BUTTON, named("Run")).click();
    assertThat(page.locator("sql-result td")).hasText(new String[] {"NULL", "NULL"});
  }

  private static String query(String sql, String more) {
    String name = unique("Query");
    return created(
        QUERIES,
        """
        {"name": "%s", "slug": "%s", "connectionId": "%s", "definition": {"sql": "%s"%s}}"""
            .formatted(
                name,
                Samples.documentId(),
                ConnectionPagesTest.connection(),
                sql,
                more.equals("{}") ? "" : ", " + more.substring(1, more.length() - 1)));
  }

  private static void write(Page page, String text) {
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text);
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.waitForURL(Pattern.compile(".*/queries/[0-9a-f-]{36}$"));
  }

  private static String path(Page page) {
    return page.url().replaceFirst(".*/queries/", QUERIES + "/");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
