package app.ontos.browser;

import static app.ontos.browser.Samples.PRODUCTS;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class ProductPagesTest {

  @Test
  void findsAProductByAWordOfIt(Page page) {
    // Given
    String name = unique("Deliveries");
    Samples.product(name);
    page.navigate("/products");

    // When
    page.getByLabel("Words of the product").fill(name);

    // Then
    assertThat(page.locator("#products tr")).hasCount(1);
    assertThat(page.locator("#products tr")).containsText(name);
    assertThat(page).hasURL(Pattern.compile(".*q=Deliveries.*"));
  }

  @Test
  void leadsFromAPortToItsContract(Page page) {
    // Given
    String id = Samples.product(unique("Ported"));
    page.navigate("/products/" + id);

    // When
    page.getByRole(AriaRole.REGION, region("Gives out")).getByRole(AriaRole.LINK).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/[0-9a-f-]{36}$"));
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("order_id"))).isVisible();
  }

  @Test
  void writesANewProduct(Page page) {
    // Given
    page.navigate("/products/new");

    // When
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/products/[0-9a-f-]{36}$"));
    assertThat(page.getByText("What the data is for.")).isVisible();
  }

  @Test
  void showsAtItsLineThatAPortNamesNoContract(Page page) {
    // Given
    page.navigate("/products/new");
    page.evaluate(
        "() => { const mirror = document.querySelector('.CodeMirror').CodeMirror;"
            + " mirror.setValue(mirror.getValue().replace(/# contractId: .*/, 'contractId: none')); }");

    // When
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("must name a contract that is here");
    assertThat(page.getByRole(AriaRole.BUTTON, button("Line 13"))).isVisible();
  }

  @Test
  void movesAProductAlong(Page page) {
    // Given
    String id = Samples.product(unique("Moved"));
    page.navigate("/products/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Try in the sandbox")).click();

    // Then
    assertThat(page.getByText("draft → sandbox")).isVisible();
    get(PRODUCTS + "/" + id).then().body("lifecycle", equalTo("sandbox"));
  }

  @Test
  void drawsWhereDataComesFrom(Page page) {
    // Given
    String name = unique("Report");
    String id = Samples.joinedProduct(name);

    // When
    page.navigate("/products/" + id + "/lineage");

    // Then
    assertThat(page.locator("svg .lineage-box")).hasCount(2);
    assertThat(page.locator("svg .lineage-way")).hasCount(1);
    assertThat(page.getByText("Source of " + name + " → " + name)).isVisible();
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
