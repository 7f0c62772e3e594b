package app.ontos.browser;

import static app.ontos.browser.EveryPageTest.seriousFaults;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are written, completed and run in the browser, in the service's own database. */
@BrowserTest
class SqlPagesTest {
  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>";
  private static final String ENDLESS = "select count(*) from generate_series(1, 10000000000)";

  @Test
  void runsAStatementAtControlEnter(Page page) {
    // Given
    open(page);
    page.keyboard().type("select 1 as one, 'two' as two");

    // When
    page.keyboard().press("Control+Enter");

    // Then
    assertThat(page.locator("sql-result th[scope=col]"))
        .hasText(new String[] {"#", "oneint4", "twotext"});
    assertThat(page.locator("sql-result td")).hasText(new String[] {"1", "two"});
    assertThat(page.locator("sql-result")).containsText("1 row");
  }

  @Test
  void showsEveryDigitAndTellsNullFromTheEmptyText(Page page) {
    // Given
    open(page);
    write(
        page,
        """
        select 9223372036854775807 as big, 0.10000000000000000000001 as exact, null as none,
          '' as empty, '{"n": 12345678901234567890}'::json as document, 'NULL' as word,
          array[1, 2] as list, 'a "quoted\\\\", [text]' as text""");

    // When
    run(page);

    // Then
    assertThat(page.locator("sql-result td"))
        .hasText(
            new String[] {
              "9223372036854775807",
              "0.10000000000000000000001",
              "NULL",
              "empty",
              "{\"n\": 12345678901234567890}",
              "NULL",
              "[1,2]",
              "a \"quoted\\\\\", [text]"
            });
    assertThat(page.locator("sql-result td .result-nothing")).hasCount(2);
  }

  @Test
  void showsMarkupInCellsAndColumnNamesAsText(Page page) {
    // Given
    open(page);
    write(
        page,
        "select '%1$s' as \"%1$s\", '{\"a\": \"%1$s\"}'::json"
            .formatted(HOSTILE.replace("'", "''")));

    // When
    run(page);

    // Then
    assertThat(page.locator("sql-result td").first()).containsText("<img src=x");
    assertThat(page.locator("sql-result img")).hasCount(0);
    assertThat(page).hasTitle(Pattern.compile("SQL.*"));
  }

  @Test
  void completesTables(Page page) {
    // Given
    open(page);
    page.keyboard().type("select * from data_dom");

    // When
    page.keyboard().press("Control+Space");
    page.locator(".CodeMirror-hints li", text("app_ontos.data_domain")).first().waitFor();
    page.keyboard().press("Enter");

    // Then
    assertThat(page.locator("#sql")).hasValue("select * from app_ontos.data_domain");
  }

  @Test
  void completesColumnsOfATableByItsAlias(Page page) {
    // Given
    open(page);
    write(page, "select t. from app_ontos.team t");
    page.evaluate("() => document.querySelector('.CodeMirror').CodeMirror.setCursor(0, 9)");

    // When
    page.keyboard().type("name_");
    page.keyboard().press("Control+Space");
    page.locator(".CodeMirror-hints li", text("t.name_key")).waitFor();
    page.keyboard().press("Enter");

    // Then
    assertThat(page.locator("#sql")).hasValue("select t.name_key from app_ontos.team t");
  }

  @Test
  void asksForTheValuesThatTheStatementNames(Page page) {
    // Given
    open(page);
    write(page, "select :big + 1 as next, :word as word, ':no' as no");
    page.getByLabel("Type of big").selectOption("bigint");
    page.getByLabel("big", exactly()).fill("9223372036854775806");
    page.getByLabel("word", exactly()).fill("it's");

    // When
    run(page);

    // Then
    assertThat(page.locator("sql-result td"))
        .hasText(new String[] {"9223372036854775807", "it's", ":no"});
  }

  @Test
  void saysWhichValueIsWrong(Page page) {
    // Given
    open(page);
    write(page, "select :day as day");
    page.getByLabel("Type of day").selectOption("date");
    page.getByLabel("day", exactly()).fill("yesterday");

    // When
    run(page);

    // Then
    assertThat(page.getByLabel("day", exactly())).hasAttribute("aria-invalid", "true");
  }

  @Test
  void marksTheWordThatTheDatabaseDoesNotKnow(Page page) {
    // Given
    open(page);
    write(page, "select 1,\n  '\uD83D\uDE00', nowhere\nfrom pg_class");

    // When
    run(page);

    // Then
    assertThat(page.locator(".alert-danger")).containsText("column \"nowhere\" does not exist");
    assertThat(page.locator(".found-word")).hasText("nowhere");
    page.getByRole(AriaRole.BUTTON, named("Go to line 2")).click();
    assertThat(page.locator(".CodeMirror-focused")).isVisible();
  }

  @Test
  void marksWhereAStatementIsRefused(Page page) {
    // Given
    open(page);
    write(page, "select 1;\ndelete from team");

    // When
    run(page);

    // Then
    assertThat(page.locator(".invalid-feedback")).containsText("line 2, column 1");
    assertThat(page.locator(".found-word")).hasText("delete");
  }

  @Test
  void stopsARun(Page page) {
    // Given
    open(page);
    write(page, ENDLESS);
    page.getByRole(AriaRole.BUTTON, named("Run")).click();
    await().atMost(Duration.ofSeconds(20)).until(() -> going() == 1);

    // When
    page.getByRole(AriaRole.BUTTON, named("Stop")).click();

    // Then
    assertThat(page.getByText("The run was stopped.")).isVisible();
    await().atMost(Duration.ofSeconds(20)).until(() -> going() == 0);
  }

  @Test
  void triesAChangeAndUndoesIt(Page page) {
    // Given
    open(page);
    page.getByText("change rows", new Page.GetByTextOptions().setExact(true)).click();
    write(page, "update app_ontos.team set name = name where false returning id");
    assertThat(page.getByLabel("Only try it")).isChecked();

    // When
    run(page);

    // Then
    assertThat(page.locator("sql-result")).containsText("Undone: nothing has changed");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Export as CSV"))).hasCount(0);
  }

  @Test
  void saysThatThereAreMoreRows(Page page) {
    // Given
    open(page);
    page.getByLabel("Rows", exactly()).selectOption("100");
    write(page, "select g from generate_series(1, 101) g");

    // When
    run(page);

    // Then
    assertThat(page.locator("sql-result")).containsText("Cut: there are more rows");
    assertThat(page.locator("sql-result tbody tr")).hasCount(100);
  }

  @Test
  void exportsMoreThanItShows(Page page) throws IOException {
    // Given
    open(page);
    page.getByLabel("Rows", exactly()).selectOption("100");
    write(page, "select g as number from generate_series(1, 5000) g");
    run(page);

    // When
    Download download =
        page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, named("Export as CSV")).click());

    // Then
    Path file = download.path();
    assertThat(download.suggestedFilename()).isEqualTo("result.csv");
    assertThat(Files.readAllLines(file)).hasSize(5001).startsWith("number", "1").endsWith("5000");
    assertThat(page.locator("sql-result tbody tr")).hasCount(100);
  }

  @Test
  void savesAStatementAsAQuery(Page page) {
    // Given
    open(page);
    write(page, "select :day as day");
    page.getByLabel("Type of day").selectOption("date");
    page.getByRole(AriaRole.BUTTON, named("Save as a query")).click();
    String name = unique("Days");

    // When
    page.getByLabel("Name", exactly()).fill(name);
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.waitForURL(Pattern.compile(".*/queries/[0-9a-f-]{36}$"));

    // Then
    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("day")))
        .containsText("date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void canBeUsedByEverybodyWhateverItShows(String theme, Page page) {
    // Given
    page.addInitScript("localStorage.setItem('theme', '%s')".formatted(theme));
    open(page);
    page.getByText("change rows", new Page.GetByTextOptions().setExact(true)).click();
    write(
        page,
        """
        select name, description, version::int, created_at, environments -- all of it
        from app_ontos.connection
        where (name) like :pattern
        order by name""");
    page.getByLabel("pattern", exactly()).fill("%");

    // When
    run(page);
    picture(page, "sql-result-" + theme);
    List<String> faults = new ArrayList<>(seriousFaults(page));
    page.locator(".CodeMirror").click();
    page.evaluate("() => document.querySelector('.CodeMirror').CodeMirror.setCursor(2, 14)");
    page.keyboard().press("Control+Space");
    page.locator(".CodeMirror-hints").waitFor();
    picture(page, "sql-names-" + theme);
    faults.addAll(seriousFaults(page));
    page.keyboard().press("Escape");
    write(page, "select name\nfrom app_ontos.conection");
    run(page);
    picture(page, "sql-error-" + theme);
    faults.addAll(seriousFaults(page));

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void fitsANarrowScreenWithAWideResult(Page page) {
    // Given
    page.setViewportSize(375, 700);
    open(page);
    write(
        page,
        "select repeat('wide', 80) as a, now(), :parcel as p, 1 as b, 2 as c, 3 as d, 4 as e");
    page.getByLabel("parcel", exactly()).fill("one");

    // When
    run(page);

    // Then
    picture(page, "sql-result-narrow");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(375);
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/%s.png".formatted(name)))
            .setFullPage(true));
  }

  /** The page, with the keyboard in the editor. */
  private static void open(Page page) {
    page.navigate("/sql?connection=" + ConnectionPagesTest.connection());
    page.locator(".CodeMirror").click();
  }

  private static void write(Page page, String text) {
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text);
  }

  /** Runs what is written, until all of the answer is there. */
  private static void run(Page page) {
    page.waitForResponse(
        answer -> answer.request().method().equals("POST") && answer.url().endsWith("/sql"),
        () -> page.getByRole(AriaRole.BUTTON, named("Run")).click());
    assertThat(page.getByRole(AriaRole.BUTTON, named("Stop"))).isDisabled();
  }

  /** How many of the endless statements the database is at. */
  private static int going() {
    return given()
        .get("/api/v1/runs?limit=50")
        .jsonPath()
        .getList("items.findAll { it.outcome == 'started' }")
        .size();
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
