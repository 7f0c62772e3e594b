package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Forms over documents change what was edited, and nothing else of the document. */
@BrowserTest
class DocumentFormTest {

  @Test
  void changesOneFieldAndLeavesTheRestOfTheDocumentAsItWas(Page page) {
    // Given
    String text = Samples.contractDocument(Samples.documentId(), "1.0.0", unique("Orders"), "text");
    String exact = text.replace("\"value\": 4,", "\"value\": 4.50, \"x\": 12345678901234567890,");
    String id = created(Samples.CONTRACTS + "?validation=report", exact);
    String before = document(id);
    page.navigate("/contracts/" + id + "/form");

    // When
    page.getByLabel("Purpose").fill("What was ordered");
    save(page);

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/" + id + "$"));
    assertThat(document(id))
        .isEqualTo(
            before.replaceFirst("\"purpose\":\"[^\"]*\"", "\"purpose\":\"What was ordered\""));
  }

  @Test
  void addsAndRemovesProperties(Page page) {
    // Given
    String id = Samples.contract(unique("Orders"));
    page.navigate("/contracts/" + id + "/form");

    // When
    page.getByRole(AriaRole.BUTTON, named("Remove order_id")).click();
    page.getByRole(AriaRole.BUTTON, named("Add a property")).click();
    page.getByLabel("Name", exactly()).last().fill("total");
    page.getByLabel("Type", exactly()).last().selectOption("number");
    save(page);

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/" + id + "$"));
    given()
        .get(Samples.CONTRACTS + "/" + id + "/document")
        .then()
        .body("schema[0].properties.name", contains("address", "total"))
        .body("schema[0].properties[1].logicalType", equalTo("number"));
  }

  @Test
  void tellsAtTheFieldWhatIsWrongEvenAfterARowBeforeItWasRemoved(Page page) {
    // Given
    String id = Samples.contract(unique("Orders"));
    page.navigate("/contracts/" + id + "/form");

    // When
    page.getByRole(AriaRole.BUTTON, named("Remove order_id")).click();
    page.getByLabel("Name", exactly()).last().fill(" ");
    save(page);

    // Then
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.getByLabel("Name", exactly()).last()).hasAttribute("aria-invalid", "true");
  }

  @Test
  void saysWhereAContractBelongs(Page page) {
    // Given
    String domain = unique("Logistics");
    domain(domain);
    String id = Samples.contract(unique("Orders"));
    page.navigate("/contracts/" + id + "/form");

    // When
    page.getByLabel("Find a domain").fill(domain);
    page.getByLabel(domain).check();
    page.getByRole(AriaRole.BUTTON, named("Save where it belongs")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/" + id + "$"));
    assertThat(page.getByRole(AriaRole.LINK, named(domain)).first()).isVisible();
  }

  @Test
  void addsAPortToAProduct(Page page) {
    // Given
    String contract = Samples.documentId();
    created(
        Samples.CONTRACTS,
        Samples.contractDocument(contract, "1.0.0", unique("Customers"), "text"));
    String id = Samples.product(unique("Orders"));
    page.navigate("/products/" + id + "/form");

    // When
    page.getByRole(AriaRole.BUTTON, named("Add an input port")).click();
    page.getByLabel("Name", exactly()).last().fill("customers");
    page.getByLabel("Version", exactly()).last().fill("1.0.0");
    page.getByLabel("Contract", exactly()).last().fill(contract);
    save(page);

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/products/" + id + "$"));
    given()
        .get(Samples.PRODUCTS + "/" + id + "/document")
        .then()
        .body("inputPorts.contractId", contains(contract));
  }

  private static void save(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Save").setExact(true)).click();
  }

  private static String document(String id) {
    return given().get(Samples.CONTRACTS + "/" + id + "/document").asString();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
