package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.testing.Roles;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main pages with the demo data, of which it makes the pictures that the README shows: {@code
 * ./mvnw test -Dtest=PicturesTest -Dontos.pictures=docs/screenshots}.
 */
@BrowserTest
class PicturesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("ontos.pictures", "target/pictures"));
  private static final String DEMO = "/api/v1/demo";
  private static final String STATEMENT =
      """
      -- Who buys for more than others of the same country?
      select c.country, c.email, sum(o.total) as spent,
        rank() over (partition by c.country order by sum(o.total) desc) as place
      from customer c join customer_order o using (customer_id)
      where o.ordered_at >= date '2025-03-01'
      group by c.country, c.email
      order by place, spent desc""";

  @BeforeEach
  void putsInTheDemoData() {
    given().put(DEMO).then().statusCode(200);
  }

  @AfterEach
  void takesThemOut() {
    given().delete(DEMO).then().statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void showTheMainPages(String theme, Page page) {
    // Given
    page.addInitScript("localStorage.setItem('theme', '%s')".formatted(theme));
    String connection = id("/api/v1/connections", "name", "Demo shop");
    String customers = id("/api/v1/data-contracts", "contractId", "shop-customers");
    String orders = id("/api/v1/data-contracts?lifecycle=active", "contractId", "shop-orders");
    String run = tested(customers, connection);
    tested(orders, connection);
    said(orders);
    String source = id("/api/v1/data-products", "productId", "shop-order-service");
    String product = id("/api/v1/data-products", "productId", "customer-360");
    String concept =
        get("/api/v1/concepts?iri=https://example.com/demo/commerce/order").path("items[0].id");
    String query = id("/api/v1/queries", "slug", "demo-revenue");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("contracts", "/contracts");
    pages.put("contract", "/contracts/" + orders);
    pages.put("contract-form", "/contracts/" + customers + "/form");
    pages.put("contract-diff", "/contracts/" + orders + "/diff");
    pages.put("contract-tests", "/contracts/" + customers + "/tests");
    pages.put("test-run", "/test-runs/" + run);
    pages.put("product", "/products/" + product);
    pages.put("lineage", "/products/" + source + "/lineage");
    pages.put("concept", "/concepts/" + concept);
    pages.put("connection", "/connections/" + connection);
    pages.put("sql", "/sql?connection=" + connection + "&environment=local");
    pages.put("endpoint", "/queries/" + query + "/endpoint");
    pages.put("system", "/system");

    // When
    pages.forEach((name, path) -> picture(page, name + "-" + theme, path));

    // Then
    assertThat(pages.keySet())
        .allSatisfy(
            name ->
                assertThat(Files.size(FOLDER.resolve(name + "-" + theme + ".png"))).isPositive());
  }

  private static void picture(Page page, String name, String path) {
    page.navigate(path);
    if (path.startsWith("/sql")) {
      page.locator(".CodeMirror").click();
      page.keyboard().insertText(STATEMENT);
      assertThat(page.locator(".cm-keyword").first()).isVisible();
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("sql-result td").first()).isVisible();
    }
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  private static String id(String collection, String field, String value) {
    return get(collection + (collection.contains("?") ? "&" : "?") + "limit=200")
        .path("items.find { it.%s == '%s' }.id".formatted(field, value));
  }

  /** A run's id; it has ended. */
  private static String tested(String contract, String connection) {
    String runs = "/api/v1/data-contracts/" + contract + "/test-runs";
    String body =
        "{\"connection\": \"%s\", \"environment\": \"local\", \"schema\": \"ontos_demo_shop\"}"
            .formatted(connection);
    String run = json(body).post(runs).path("id");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> get(runs + "/" + run).path("state").equals("finished"));
    return run;
  }

  private static void said(String contract) {
    String body =
        """
        {"entityType": "data-contract", "entityId": "%s",
         "text": "Finance would like the currency in here, too."}"""
            .formatted(contract);
    Roles.as(Roles.ADMIN, body).post("/api/v1/comments").then().statusCode(201);
    created(
        "/api/v1/comments",
        """
        {"entityType": "data-contract", "entityId": "%s",
         "text": "That would be version 2.1: it adds a column and breaks nobody."}"""
            .formatted(contract));
  }
}
