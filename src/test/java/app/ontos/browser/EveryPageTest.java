package app.ontos.browser;

import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.Api;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page. Pictures of them are left in target/screenshots. */
@BrowserTest
class EveryPageTest {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");
  private static final int NARROW = 375;
  private static final int FIRST_LOAD_BYTES = 300_000;
  private static final Map<String, String> MADE = new ConcurrentHashMap<>();

  private static final Map<String, Supplier<String>> SAMPLES =
      Map.ofEntries(
          entry("/glossaries", () -> Samples.glossary(unique("Words"))),
          entry("/roles", () -> Samples.role(unique("Curator"))),
          entry("/concepts", () -> Samples.concept(unique("Order"))),
          entry("/domains", () -> domain(unique("Sales"))),
          entry("/teams", EveryPageTest::sampleTeam),
          entry("/projects", EveryPageTest::sampleProject),
          entry("/contracts", () -> Samples.changedContract(unique("Orders"))),
          entry("/products", () -> Samples.joinedProduct(unique("Orders"))),
          entry("/connections", ConnectionPagesTest::connection),
          entry("/queries", () -> Samples.publishedQuery(unique("Late parcels"))),
          entry("/sql", ConnectionPagesTest::connection));

  /** Samples whose pages are below those of another kind. */
  private static final Map<String, Supplier<String>> PARTS =
      Map.of(
          "{tested}",
          TestedSamples::testedContract,
          "{run}",
          TestedSamples::run,
          "{scheduled}",
          () -> TestedSamples.parent(SchedulePagesTest::scheduled, "schedules"),
          "{hooked}",
          () -> TestedSamples.parent(WebhookPagesTest::hooked, "webhooks"),
          "{drifted}",
          TestedSamples::drifted,
          "{connection}",
          ConnectionPagesTest::connection);

  private static final List<String> PAGES =
      List.of(
          "home /",
          "domains /domains",
          "domain /domains/{id}",
          "domain-form /domains/{id}/edit",
          "teams /teams",
          "team /teams/{id}",
          "team-form /teams/{id}/edit",
          "projects /projects",
          "project /projects/{id}",
          "project-form /projects/{id}/edit",
          "connections /connections",
          "connection /connections/{id}",
          "connection-form /connections/new",
          "schemas /connections/{id}/environments/production/schemas",
          "relation /connections/{id}/environments/production/schemas/app_ontos/team",
          "contracts /contracts",
          "contract /contracts/{id}",
          "contract-new /contracts/new",
          "contract-form /contracts/{id}/form",
          "contract-edit /contracts/{id}/edit",
          "contract-diff /contracts/{id}/diff",
          "products /products",
          "product /products/{id}",
          "product-form /products/{id}/form",
          "product-edit /products/{id}/edit",
          "product-lineage /products/{id}/lineage",
          "tags /tags",
          "tag-form /tags/new",
          "contract-tests /contracts/{tested}/tests",
          "test-runs /test-runs?environment=production",
          "test-run /test-runs/{run}",
          "test-run-all /test-runs/{run}?outcome=all",
          "schedules /contracts/{scheduled}/../../schedules",
          "schedule-form /contracts/{scheduled}/edit",
          "schedule-new /contracts/{tested}/schedules/new",
          "webhooks /contracts/{hooked}/../../webhooks",
          "webhook /contracts/{hooked}",
          "webhook-form /contracts/{hooked}/edit",
          "drift /contracts/{drifted}",
          "drift-choice /contracts/{tested}/drift",
          "draft-choice /contracts/draft",
          "draft /contracts/draft?connection={connection}&environment=production&schema=app_ontos&tables=team",
          "relations /connections/{id}/environments/production/schemas/app_ontos",
          "glossaries /glossaries",
          "glossary /glossaries/{id}",
          "glossary-form /glossaries/{id}/edit",
          "glossary-import /glossaries/{id}/import",
          "concept /concepts/{id}",
          "concept-form /concepts/{id}/edit",
          "roles /roles",
          "role /roles/{id}",
          "role-form /roles/{id}/edit",
          "queries /queries",
          "query /queries/{id}",
          "query-form /queries/{id}/edit",
          "query-endpoint /queries/{id}/endpoint",
          "sql /sql",
          "search /search?q=sales",
          "audit /audit",
          "system /system",
          "missing /nowhere");

  static Stream<Arguments> pages() {
    return PAGES.stream().map(page -> Arguments.of(name(page), path(page)));
  }

  static Stream<Arguments> pagesInBothThemes() {
    return PAGES.stream()
        .flatMap(
            page ->
                Stream.of("light", "dark")
                    .map(theme -> Arguments.of(name(page), path(page), theme)));
  }

  private static String name(String page) {
    return page.substring(0, page.indexOf(' '));
  }

  private static String path(String page) {
    return page.substring(page.indexOf(' ') + 1);
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("pagesInBothThemes")
  void canBeUsedByEverybody(String name, String path, String theme, Page page) {
    // Given
    String address = withSample(path);
    page.addInitScript("localStorage.setItem('theme', '%s')".formatted(theme));

    // When
    page.navigate(address);

    // Then
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/%s-%s.png".formatted(name, theme))));
    assertThat(seriousFaults(page)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void fitsANarrowScreen(String name, String path, Page page) {
    // Given
    page.setViewportSize(NARROW, 700);

    // When
    page.navigate(withSample(path));

    // Then
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat((Integer) width).isLessThanOrEqualTo(NARROW);
  }

  @Test
  void goesToTheSearchAtASlash(Page page) {
    // Given
    page.navigate("/domains");

    // When
    page.keyboard().press("/");

    // Then
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("q");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/", "/contracts/new", "/sql", "/contracts/{id}"})
  void takesLittleToLoadForTheFirstTime(String path, Page page) {
    // Given
    AtomicInteger bytes = new AtomicInteger();
    page.onRequestFinished(request -> bytes.addAndGet(request.sizes().responseBodySize));
    String address = withSample(path);

    // When
    page.navigate(address);
    page.waitForLoadState(LoadState.NETWORKIDLE);

    // Then
    assertThat(bytes.get()).isBetween(10_000, FIRST_LOAD_BYTES);
  }

  @Test
  void letsNoScriptRunThatIsInThePageItself(Page page) {
    // Given
    String policy = "script-src 'self'";

    // When
    Response response = page.navigate("/");

    // Then
    assertThat(response.headerValue("Content-Security-Policy")).contains(policy);
  }

  /** What would keep somebody from using a page. */
  static List<String> seriousFaults(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(EveryPageTest::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  /** After adding a record of the kind that the page is of, so that lists have rows, too. */
  private static String withSample(String path) {
    for (String part : PARTS.keySet()) {
      if (path.contains(part)) {
        return path.replace(part, sample(part, PARTS));
      }
    }
    for (String kind : SAMPLES.keySet()) {
      if (path.startsWith(kind)) {
        return path.replace("{id}", sample(kind, SAMPLES));
      }
    }
    return path;
  }

  /** One record of a kind does for all its pages: some take a while to be made. */
  private static String sample(String kind, Map<String, Supplier<String>> kinds) {
    return MADE.computeIfAbsent(kind, name -> Objects.requireNonNull(kinds.get(name)).get());
  }

  private static String sampleTeam() {
    String team = Api.created("/api/v1/teams", "{\"name\": \"%s\"}".formatted(unique("Team")));
    Api.created(
        "/api/v1/teams/" + team + "/members",
        "{\"principal\": \"ada@example.com\", \"principalType\": \"user\", \"role\": \"Owner\"}");
    return team;
  }

  private static String sampleProject() {
    return Api.created("/api/v1/projects", "{\"name\": \"%s\"}".formatted(unique("Move")));
  }
}
