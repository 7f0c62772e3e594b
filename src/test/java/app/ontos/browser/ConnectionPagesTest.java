package app.ontos.browser;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.unique;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Connections that lead to the service's own database, which is a PostgreSQL like any other. */
@BrowserTest
class ConnectionPagesTest {

  @Test
  void addsAConnectionThatWorks(Page page) {
    // Given
    page.navigate("/connections/new");

    // When
    fill(page, unique("Own"), setting("POSTGRES_PASSWORD"));
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.waitForURL(Pattern.compile(".*/connections/[0-9a-f-]{36}$"));
    page.getByRole(AriaRole.BUTTON, named("Test connection")).click();

    // Then
    assertThat(page.getByText("Connected as " + setting("POSTGRES_USER"))).isVisible();
  }

  @Test
  void saysBeforeSavingWhyAConnectionDoesNotWork(Page page) {
    // Given
    page.navigate("/connections/new");
    fill(page, unique("Wrong"), "not the password");

    // When
    page.getByRole(AriaRole.BUTTON, named("Test connection")).click();

    // Then
    assertThat(page.locator("#test-result .alert-danger")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/connections/new$"));
  }

  @Test
  void changesTheWayToLogInAndForgetsTheOther(Page page) {
    // Given
    String id = connection();
    page.navigate("/connections/" + id + "/environments/production/edit");

    // When
    page.getByText("OAuth machine-to-machine").click();
    page.getByLabel("Client ID").fill("5f2d1c3a-8a4e-4a53-9c27-0b6f0e9a1d44");
    page.getByLabel("Client secret").fill("dose-not-a-real-one");
    page.getByLabel("Encryption").selectOption("verify-full");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.waitForURL(Pattern.compile(".*/connections/" + id + "$"));

    // Then
    assertThat(page.getByText("OAuth machine-to-machine")).isVisible();
    get("/api/v1/connections/" + id)
        .then()
        .body("environments.production.authentication.method", equalTo("oauth-m2m"))
        .body("environments.production.authentication.clientSecret.isSet", equalTo(true));
  }

  @Test
  void keepsTheSecretWhereNoneIsTyped(Page page) {
    // Given
    String id = connection();
    page.navigate("/connections/" + id + "/environments/production/edit");

    // When
    page.getByText("Nothing may be written through it").click();
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.waitForURL(Pattern.compile(".*/connections/" + id + "$"));
    page.getByRole(AriaRole.BUTTON, named("Test connection")).click();

    // Then
    assertThat(page.getByText("Connected as " + setting("POSTGRES_USER"))).isVisible();
  }

  @Test
  void browsesFromTheSchemasToAColumn(Page page) {
    // Given
    page.navigate("/connections/" + connection() + "/environments/production/schemas");

    // When
    page.getByRole(AriaRole.LINK, named("app_ontos")).click();
    page.getByRole(AriaRole.LINK, named("data_domain")).click();

    // Then
    assertThat(page.getByRole(AriaRole.CELL, named("parent_id"))).isVisible();
  }

  private static void fill(Page page, String name, String password) {
    page.getByLabel("Name", exactly()).fill(name);
    page.getByLabel("Host").fill("127.0.0.1");
    page.getByLabel("Port").fill(setting("POSTGRES_PORT"));
    page.getByLabel("Database", exactly()).fill("app_ontos");
    page.getByLabel("User", exactly()).fill(setting("POSTGRES_USER"));
    page.getByText("Password", new Page.GetByTextOptions().setExact(true)).first().click();
    page.locator("#password").fill(password);
    page.getByLabel("Encryption").selectOption("off");
  }

  static String connection() {
    return connection(unique("Own"));
  }

  /** A connection of a name, which is put in as it is. */
  static String connection(String name) {
    return created(
        "/api/v1/connections",
        """
        {"name": "%s", "environments": {"production": {"host": "127.0.0.1", "port": %s,
          "database": "app_ontos", "username": "%s", "tls": {"mode": "off"},
          "authentication": {"method": "password", "password": "%s"}}}}"""
            .formatted(
                name,
                setting("POSTGRES_PORT"),
                setting("POSTGRES_USER"),
                setting("POSTGRES_PASSWORD")));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
