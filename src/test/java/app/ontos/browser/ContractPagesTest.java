package app.ontos.browser;

import static app.ontos.browser.Samples.CONTRACTS;
import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.domain;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import app.ontos.testing.Roles;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class ContractPagesTest {
  private static final String FILL =
      "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)";

  @Test
  void findsAContractByAWordOfIt(Page page) {
    // Given
    String name = unique("Parcels");
    Samples.contract(name);
    page.navigate("/contracts");

    // When
    page.getByLabel("Words of the contract").fill(name);

    // Then
    assertThat(page.locator("#contracts tr")).hasCount(1);
    assertThat(page.locator("#contracts tr")).containsText(name);
    assertThat(page).hasURL(Pattern.compile(".*q=Parcels.*"));
  }

  @Test
  void listsTheContractsOfADomainInAState(Page page) {
    // Given
    String domain = domain(unique("Logistics"));
    String name = unique("Routes");
    String document = Samples.contractDocument(Samples.documentId(), "1.0.0", name, "text");
    Samples.move(created(CONTRACTS + "?domainId=" + domain, document), "proposed");
    created(
        CONTRACTS + "?domainId=" + domain,
        Samples.contractDocument(Samples.documentId(), "1.0.0", unique("Other"), "text"));

    // When
    page.navigate("/contracts?lifecycle=proposed&domainId=" + domain);

    // Then
    assertThat(page.locator("#contracts tr")).hasCount(1);
    assertThat(page.locator("#contracts tr")).containsText(name);
    assertThat(page.getByLabel("State")).hasValue("proposed");
  }

  @Test
  void laysOutTheDocument(Page page) {
    // Given
    String id = Samples.contract(unique("Laid out"));

    // When
    page.navigate("/contracts/" + id);

    // Then
    assertThat(page.locator("tr", row("order_id"))).containsText("primary key");
    assertThat(page.locator("tr", row("order_id"))).containsText("varchar(40)");
    assertThat(page.locator("tr", row("order_id"))).containsText("internal");
    assertThat(page.locator("tr", row("address.street"))).isVisible();
    assertThat(page.getByText("rowCount must be between 1 and 10")).isVisible();
    assertThat(page.locator("tr", row("latency"))).containsText("4 d");
    assertThat(page.getByText("db.example.com")).isVisible();
  }

  @Test
  void movesAContractAlong(Page page) {
    // Given
    String id = Samples.contract(unique("Moved"));
    page.navigate("/contracts/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Propose")).click();

    // Then
    assertThat(page.getByText("draft → proposed")).isVisible();
    get(CONTRACTS + "/" + id).then().body("lifecycle", equalTo("proposed"));
  }

  @Test
  void asksForTheReasonWhenAContractIsSentBack(Page page) {
    // Given
    String id = Samples.contract(unique("Sent back"));
    Samples.move(id, "proposed");
    page.navigate("/contracts/" + id);

    // When
    page.getByText("Send back…").click();
    page.getByLabel("Why, for its author").fill("Say who owns it");
    page.getByRole(AriaRole.BUTTON, button("Send back")).click();

    // Then
    assertThat(page.getByText("proposed → draft")).isVisible();
    assertThat(page.getByText("Say who owns it")).isVisible();
  }

  @Test
  void offersTheOwnerNoJudgementOfTheirOwn(Page page) {
    // Given
    String producer = unique("producer").replace(' ', '-') + "@example.com";
    Roles.give(producer, "Data Producer");
    page.context().setExtraHTTPHeaders(Map.of("X-Forwarded-Email", producer));
    page.navigate("/contracts/new");
    page.evaluate(
        FILL, Samples.contractDocument(Samples.documentId(), "1.0.0", unique("Own"), "text"));
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // When
    page.getByRole(AriaRole.BUTTON, button("Propose")).click();

    // Then
    assertThat(page.getByText("Send back…")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, button("Approve"))).hasCount(0);
  }

  @Test
  void writesANewContract(Page page) {
    // Given
    page.navigate("/contracts/new");

    // When
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/contracts/[0-9a-f-]{36}$"));
    assertThat(page.locator("tr", row("order_id"))).containsText("What identifies an order.");
  }

  @Test
  void showsFindingsAtTheirLines(Page page) {
    // Given
    String text =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: lines
        version: 1.0.0
        status: draft
        schema:
        - name: orders
          description: |
            key: not a key
          properties:
            - {name: a, logicalType: string}
            - {name: b,
               logicalType: strong}
        """;
    page.navigate("/contracts/new");
    page.evaluate(FILL, text);

    // When
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("/schema/0/properties/1/logicalType");
    assertThat(page.getByRole(AriaRole.BUTTON, button("Line 13"))).isVisible();
    assertThat(page.locator(".found-note")).containsText("logicalType");
  }

  @Test
  void namesTheLineOfWhatIsNotYaml(Page page) {
    // Given
    page.navigate("/contracts/new");
    page.evaluate(FILL, "kind: DataContract\nid: [1\nname: x\n");

    // When
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not usable YAML");
    assertThat(page.getByRole(AriaRole.ALERT).getByRole(AriaRole.BUTTON)).isVisible();
  }

  @Test
  void editsWithoutTheEditorToo(Page page) {
    // Given
    String id = Samples.contract(unique("Plain"));
    page.route(Pattern.compile(".*/codemirror\\.js.*"), route -> route.fulfill());
    page.route(Pattern.compile(".*/yaml\\.js.*"), route -> route.fulfill());
    page.navigate("/contracts/" + id + "/edit");
    String text = page.getByLabel("Document in YAML").inputValue();

    // When
    page.getByLabel("Document in YAML").fill(text.replace("latency", "freshness"));
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.locator("tr", row("freshness"))).isVisible();
    get(CONTRACTS + "/" + id).then().body("version", equalTo(2));
  }

  @Test
  void marksWhatBreaksConsumers(Page page) {
    // Given
    String id = Samples.changedContract(unique("Changed"));
    page.navigate("/contracts/" + id);

    // When
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("compare with 1.0.0"))
        .click();

    // Then
    assertThat(page.getByText("Something breaks consumers.")).isVisible();
    assertThat(page.locator("tr.breaks")).containsText("varchar(40)");
    assertThat(page.locator("tr.breaks")).containsText("varchar(18)");
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.LocatorOptions row(String header) {
    return new Page.LocatorOptions().setHasText(header);
  }
}
