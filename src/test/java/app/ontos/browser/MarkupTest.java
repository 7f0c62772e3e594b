package app.ontos.browser;

import static app.ontos.testing.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.testing.Api;
import app.ontos.testruns.TestedItems;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into a text field is text on every page that shows it. */
@BrowserTest
class MarkupTest {
  private static final String HOSTILE = "<img src=x onerror=document.title='owned'>\"'{{7*7}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/domains",
        "/domains/{domain}",
        "/domains/{domain}/edit",
        "/audit",
        "/search?q=onerror"
      })
  void showsMarkupInEveryTextAsText(String path, Page page) {
    // Given
    String id =
        Api.created(
            Api.DOMAINS,
            "{\"name\": \"%s\", \"description\": \"%s\", \"tags\": [\"%s\"]}"
                .formatted(json(unique(HOSTILE)), json(HOSTILE), json("<b>tag")));

    // When
    page.navigate(path.replace("{domain}", id));

    // Then
    assertShownAsText(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/contracts",
        "/contracts/{contract}",
        "/contracts/{contract}/form",
        "/contracts/{contract}/edit",
        "/contracts/{contract}/diff",
        "/contracts/{contract}/tests",
        "/contracts/{contract}/schedules",
        "/contracts/{contract}/schedules/new",
        "/contracts/{contract}/webhooks",
        "/contracts/{contract}/webhooks/new",
        "/contracts/{contract}/drift",
        "/test-runs",
        "/test-runs/{run}",
        "/products",
        "/products/{product}",
        "/products/{product}/form",
        "/products/{product}/edit",
        "/products/{product}/lineage"
      })
  void showsMarkupInEveryTextOfADocumentAsText(String path, Page page) {
    // Given
    String name = json(unique(HOSTILE));
    String id =
        path.startsWith("/products") ? Samples.joinedProduct(name) : Samples.changedContract(name);
    String run = path.startsWith("/test-runs") ? TestedSamples.run(id) : "";

    // When
    page.navigate(path.replace("{contract}", id).replace("{product}", id).replace("{run}", run));

    // Then
    assertShownAsText(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/test-runs?connection={connection}",
        "/contracts/{contract}/tests",
        "/contracts/{contract}/schedules",
        "/contracts/{contract}/drift?connection={connection}&environment=production"
      })
  void showsMarkupInTheNameOfAConnectionAsText(String path, Page page) {
    // Given
    String connection = ConnectionPagesTest.connection(json(unique(HOSTILE)));
    String contract = TestedSamples.contract(unique("Plain"));
    TestedItems.tested(contract, connection);
    SchedulePagesTest.scheduled(contract, connection);

    // When
    page.navigate(path.replace("{contract}", contract).replace("{connection}", connection));

    // Then
    assertShownAsText(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/queries",
        "/queries/{query}",
        "/queries/{query}/edit",
        "/queries/{query}/endpoint",
        "/queries/new?connection={connection}",
        "/sql?connection={connection}"
      })
  void showsMarkupInEveryTextOfAQueryAsText(String path, Page page) {
    // Given
    String connection = ConnectionPagesTest.connection(json(unique(HOSTILE)));
    String query = Samples.publishedQuery(connection, json(unique(HOSTILE)));

    // When
    page.navigate(path.replace("{query}", query).replace("{connection}", connection));

    // Then
    assertShownAsText(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/glossaries",
        "/glossaries/{glossary}",
        "/glossaries/{glossary}/edit",
        "/glossaries/{glossary}/import",
        "/concepts/{concept}",
        "/concepts/{concept}/edit",
        "/links/data-contract/{contract}",
        "/roles",
        "/roles/{role}",
        "/roles/{role}/edit"
      })
  void showsMarkupInEveryTextOfAGlossaryOrARoleAsText(String path, Page page) {
    // Given
    String name = json(unique(HOSTILE));
    String concept = Samples.concept(name);
    String contract = Samples.contract(unique("Orders"));
    Samples.link(concept, "data-contract", contract);

    // When
    page.navigate(
        path.replace("{glossary}", Samples.glossary(name))
            .replace("{concept}", concept)
            .replace("{contract}", contract)
            .replace("{role}", Samples.role(name)));

    // Then
    assertShownAsText(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/teams",
        "/teams/{team}",
        "/teams/{team}/edit",
        "/projects",
        "/projects/{project}",
        "/projects/{project}/edit",
        "/connections",
        "/connections/{connection}",
        "/connections/{connection}/environments/production/edit"
      })
  void showsMarkupInEveryTextOfATeamAProjectOrAConnectionAsText(String path, Page page) {
    // Given
    String name = json(unique(HOSTILE));
    String texts =
        "{\"name\": \"%1$s\", \"title\": \"%1$s\", \"description\": \"%1$s\"}".formatted(name);
    String team = Api.created("/api/v1/teams", texts);
    Api.created(
        "/api/v1/teams/" + team + "/members",
        "{\"principal\": \"%1$s\", \"principalType\": \"group\", \"role\": \"%1$s\"}"
            .formatted(name));

    // When
    page.navigate(
        path.replace("{team}", team)
            .replace("{project}", Api.created("/api/v1/projects", texts))
            .replace("{connection}", ConnectionPagesTest.connection(name)));

    // Then
    assertShownAsText(page);
  }

  private static void assertShownAsText(Page page) {
    assertThat(page.content()).contains("&lt;img src=x");
    assertThat(page.locator("img[src=x]").count()).isZero();
    assertThat(page.title()).doesNotStartWith("owned");
  }

  private static String json(String text) {
    return text.replace("\"", "\\\"");
  }
}
