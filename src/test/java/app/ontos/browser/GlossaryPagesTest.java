package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class GlossaryPagesTest {
  private static final String CONCEPTS = "/api/v1/concepts/";

  @Test
  void addsAGlossary(Page page) {
    // Given
    String name = unique("Words of sales");
    page.navigate("/glossaries/new");

    // When
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    page.getByLabel("What belongs to it").fill("Whatever is sold");
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/glossaries/[0-9a-f-]{36}$"));
    assertThat(page.getByText("Whatever is sold")).isVisible();
    assertThat(page.getByText("It has no concepts yet")).isVisible();
  }

  @Test
  void addsAConceptInTwoLanguagesBelowAnother(Page page) {
    // Given
    String above = Samples.concept(glossary(), "Party", "");
    page.navigate("/concepts/" + above);
    page.getByRole(AriaRole.LINK, link("Add below")).click();

    // When
    page.getByLabel("Label", new Page.GetByLabelOptions().setExact(true)).fill("Customer");
    page.getByLabel("What it means").fill("Who has bought.");
    page.getByLabel("Other labels, one a line").fill("Client\nBuyer, and payer");
    page.getByRole(AriaRole.BUTTON, button("Add a language")).click();
    page.getByLabel("Language").fill("de");
    page.locator("#label1").fill("Kunde");
    page.getByRole(AriaRole.BUTTON, button("Add")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/concepts/[0-9a-f-]{36}$"));
    assertThat(page.getByText("Who has bought.")).isVisible();
    String id = page.url().replaceAll(".*/", "");
    get(CONCEPTS + id)
        .then()
        .body("prefLabel.de", equalTo("Kunde"))
        .body("altLabel.en", contains("Client", "Buyer, and payer"))
        .body("broader", contains(above));
  }

  @Test
  void keepsTheNotesOfAConceptThatIsEdited(Page page) {
    // Given
    String id =
        Samples.concept(
            glossary(),
            "Order",
            ", \"note\": {\"en\": [\"One.\\n\\nIn two parts.\", \"Two.\"]}, \"altLabel\": {\"fr\": [\"Commande\"]}");
    page.navigate("/concepts/" + id + "/edit");

    // When
    page.locator("#note-en").fill("Three.");
    page.locator("#others-fr").fill("");
    page.getByRole(AriaRole.BUTTON, button("Save")).click();

    // Then
    assertThat(page.getByText("Three.")).isVisible();
    get(CONCEPTS + id)
        .then()
        .body("note.en", contains("One.\n\nIn two parts.", "Two.", "Three."))
        .body("altLabel.size()", equalTo(0));
  }

  @Test
  void opensTheTreeLevelByLevel(Page page) {
    // Given
    String glossary = glossary();
    String top = Samples.concept(glossary, "Party", "");
    String middle = Samples.concept(glossary, "Customer", below(top));
    Samples.concept(glossary, "Key account", below(middle));
    page.navigate("/glossaries/" + glossary);

    // When
    summary(page, "Party").click();
    summary(page, "Customer").click();

    // Then
    assertThat(page.locator("#concepts > li")).hasCount(1);
    assertThat(page.getByRole(AriaRole.LINK, link("Key account"))).isVisible();
  }

  @Test
  void findsAConceptByAnyOfItsLabels(Page page) {
    // Given
    String glossary = glossary();
    String top = Samples.concept(glossary, "Party", "");
    Samples.concept(
        glossary, "Customer", below(top) + ", \"altLabel\": {\"de\": [\"Kundschaft\"]}");
    page.navigate("/glossaries/" + glossary);

    // When
    page.getByLabel("Find a concept").fill("kundsch");

    // Then
    assertThat(page.locator("#concepts > li")).hasCount(1);
    assertThat(page.locator("#concepts > li")).containsText("Customer");
    assertThat(page).hasURL(Pattern.compile(".*q=kundsch.*"));
  }

  @Test
  void listsAllConceptsFromAToZ(Page page) {
    // Given
    String glossary = glossary();
    String top = Samples.concept(glossary, "Party", "");
    Samples.concept(glossary, "Customer", below(top));
    page.navigate("/glossaries/" + glossary);

    // When
    page.getByLabel("Show as").selectOption("From A to Z");

    // Then
    assertThat(page.locator("#concepts > li > a")).hasText(new String[] {"Customer", "Party"});
  }

  @Test
  void movesAConceptAlong(Page page) {
    // Given
    String id = Samples.concept(glossary(), "Moved", "");
    page.navigate("/concepts/" + id);

    // When
    page.getByRole(AriaRole.BUTTON, button("Ask for a review")).click();

    // Then
    assertThat(page.getByRole(AriaRole.BUTTON, button("Approve"))).isVisible();
    get(CONCEPTS + id).then().body("status", equalTo("under_review"));
  }

  @Test
  void drawsWhatIsAroundAConcept(Page page) {
    // Given
    String name = unique("Order");
    String id = Samples.concept(name);
    page.navigate("/concepts/" + id);

    // When
    page.locator("svg a[aria-label^='Below']").focus();
    page.keyboard().press("Enter");

    // Then
    assertThat(page.getByRole(AriaRole.HEADING, heading("Below " + name)).first()).isVisible();
    assertThat(page.locator("svg .lineage-box")).hasCount(3);
    assertThat(page.locator("svg .lineage-way")).hasCount(2);
  }

  @Test
  void linksAConceptToAColumn(Page page) {
    // Given
    String contract = unique("Orders");
    Samples.contract(contract);
    page.navigate("/concepts/" + Samples.concept(glossary(), "Order number", ""));
    page.getByText("Link it to a record").click();

    // When
    page.getByText("A table or column").click();
    page.getByLabel("Its name in the contract").fill("orders.order_id");
    page.getByLabel("Find the contract that has it").fill(contract);
    page.getByLabel(contract).check();
    page.getByRole(AriaRole.BUTTON, button("Link")).click();

    // Then
    Locator explained = page.getByRole(AriaRole.REGION, region("What it explains"));
    assertThat(explained.getByRole(AriaRole.LINK)).hasText(contract);
    assertThat(explained.getByText("orders.order_id", exactly())).isVisible();
  }

  @Test
  void linksAColumnOfAContractToAConcept(Page page) {
    // Given
    String name = unique("Order number");
    Samples.concept(glossary(), name, "");
    page.navigate("/contracts/" + Samples.contract(unique("Orders")));
    page.getByText("Link a concept").click();

    // When
    page.getByText("A column").click();
    page.getByLabel("Column", new Page.GetByLabelOptions().setExact(true))
        .selectOption("orders.order_id");
    page.getByLabel("Find a concept").fill(name);
    page.getByLabel(name).check();
    page.getByRole(AriaRole.BUTTON, button("Link")).click();

    // Then
    Locator concepts = page.getByRole(AriaRole.REGION, region("Concepts"));
    assertThat(concepts.locator("li")).containsText("orders.order_id is " + name);
  }

  @Test
  void takesALinkAway(Page page) {
    // Given
    String concept = Samples.concept(glossary(), "Unlinked", "");
    String contract = Samples.contract(unique("Orders"));
    Samples.link(concept, "data-contract", contract);
    page.navigate("/contracts/" + contract);

    // When
    page.getByRole(AriaRole.BUTTON, button("Take away the link to Unlinked")).click();
    page.getByRole(AriaRole.BUTTON, button("Yes")).click();

    // Then
    assertThat(page.getByText("No concept of a glossary explains it yet.")).isVisible();
  }

  @Test
  void tellsWhatIsWrongWithADocument(Page page) {
    // Given
    String glossary = glossaryOfIris();
    page.navigate("/glossaries/" + glossary + "/import");
    page.getByLabel("Or the document itself")
        .fill(
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <a> a skos:Concept ; skos:prefLabel "A"@en ;
              skos:broader <urn:nowhere> .
            """);

    // When
    page.getByRole(AriaRole.BUTTON, button("Only check it")).click();

    // Then
    assertThat(page.locator("#report")).containsText("There is a fault in the document");
    assertThat(page.locator("#report li")).containsText("Line 3");
    get("/api/v1/concepts?glossaryId=" + glossary).then().body("items.size()", equalTo(0));
  }

  @Test
  void refusesToImportADocumentWithAFault(Page page) {
    // Given
    page.navigate("/glossaries/" + glossary() + "/import");
    page.getByLabel("Or the document itself").fill("<a> a <b>");

    // When
    page.getByRole(AriaRole.BUTTON, button("Import")).click();

    // Then
    assertThat(page.locator("#report")).containsText("Nothing is imported");
    assertThat(page.locator("#report li")).containsText("Line 1");
  }

  @Test
  void importsAFile(Page page) {
    // Given
    String glossary = glossaryOfIris();
    page.navigate("/glossaries/" + glossary + "/import");
    String document =
        """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <party> a skos:Concept ; skos:prefLabel "Party"@en ; skos:narrower <customer> .
        <customer> a skos:Concept ; skos:prefLabel "Customer"@en .
        """;

    // When
    page.getByLabel("File")
        .setInputFiles(
            new FilePayload("words.ttl", "text/turtle", document.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, button("Import")).click();
    page.getByRole(AriaRole.LINK, link("To the concepts")).click();

    // Then
    assertThat(page.locator("#concepts > li > a")).hasText(new String[] {"Party"});
    assertThat(summary(page, "Party")).containsText("1 below");
  }

  @Test
  void deletesAGlossaryWithItsConcepts(Page page) {
    // Given
    String glossary = Samples.glossary(unique("Doomed"));
    page.navigate("/glossaries/" + glossary);

    // When
    page.getByRole(AriaRole.BUTTON, button("Delete")).click();
    page.getByRole(AriaRole.BUTTON, button("Yes")).click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*/glossaries$"));
    get("/api/v1/glossaries/" + glossary).then().statusCode(404);
  }

  @Test
  void offersNoChangeToWhoMayOnlyRead(Page page) {
    // Given
    String id = Samples.concept(unique("Order"));
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-Email", "consumer@example.com"));

    // When
    page.navigate("/concepts/" + id);

    // Then
    assertThat(page.getByRole(AriaRole.REGION, region("Narrower"))).isVisible();
    assertThat(page.locator("form[data-api]")).hasCount(0);
    assertThat(page.getByRole(AriaRole.LINK, link("Edit"))).hasCount(0);
  }

  private static String glossary() {
    return created("/api/v1/glossaries", "{\"name\": \"%s\"}".formatted(unique("Words")));
  }

  /** One against whose IRIs those of a document are resolved. */
  private static String glossaryOfIris() {
    String name = unique("Words");
    return created(
        "/api/v1/glossaries",
        "{\"name\": \"%s\", \"baseIri\": \"https://example.com/%s/\"}"
            .formatted(name, name.replace(' ', '-')));
  }

  private static String below(String broader) {
    return ", \"broader\": [\"%s\"]".formatted(broader);
  }

  private static Locator summary(Page page, String concept) {
    return page.locator("summary", new Page.LocatorOptions().setHasText(concept + ":"));
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
