package app.ontos.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a page of its own in the machine's Chromium. Without one the tests are skipped,
 * saying so; in CI that would be a failure.
 */
final class Chromium implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int TIMEOUT_MILLIS = 15_000;

  /** One process for all tests, which ends with them. */
  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private record Opened(Page page, List<String> complaints) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Optional<Path> program = program();
    if (System.getenv("CI") != null) {
      assertThat(program).as("Chromium, without which CI can't test the pages").isPresent();
    }
    assumeTrue(program.isPresent(), "No Chromium is installed: the pages were not tested");
    Running running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("running", key -> launch(program.get()), Running.class);
    context.getStore(NAMESPACE).put("opened", open(running.browser()));
  }

  private static Running launch(Path program) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox"))); // root has no sandbox
    return new Running(playwright, browser);
  }

  private static Opened open(Browser browser) {
    String service = "http://localhost:" + RestAssured.port;
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(service)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setViewportSize(1280, 800));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    List<String> complaints = new CopyOnWriteArrayList<>();
    context.onRequest(
        request -> {
          if (!request.url().startsWith(service) && !request.url().startsWith("data:")) {
            complaints.add("asked another host: " + request.url());
          }
        });
    context.onResponse(
        response -> {
          if (response.status() >= 500) {
            complaints.add("answered %d: %s".formatted(response.status(), response.url()));
          }
        });
    context.onConsoleMessage(
        message -> {
          // What the API refuses is told by the page; the browser tells it here as well.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    return new Opened(context.newPage(), complaints);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Opened opened = context.getStore(NAMESPACE).remove("opened", Opened.class);
    if (opened != null) {
      if (context.getExecutionException().isPresent()) {
        opened.page().screenshot(new Page.ScreenshotOptions().setPath(failure(context)));
      }
      opened.page().context().close();
      assertThat(opened.complaints()).as("complaints of the browser").isEmpty();
    }
  }

  /** What a test that failed last saw. */
  private static Path failure(ExtensionContext context) {
    return Path.of(
        "target/screenshots/failed-%s-%s.png"
            .formatted(
                context.getRequiredTestClass().getSimpleName(),
                context.getRequiredTestMethod().getName()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(context.getStore(NAMESPACE).get("opened", Opened.class)).page();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
