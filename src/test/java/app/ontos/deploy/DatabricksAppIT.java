package app.ontos.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.Load;
import app.ontos.testing.PackagedService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what is deployed as the platform would, as far as one machine can play it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabricksAppIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DOMAINS = "/api/v1/data-domains";
  private static final String READY = "/q/health/ready";
  private static final long LARGEST_FILE = 10_485_760;
  private static final int MOST_FILES = 50;

  private final RehearsalReport report = new RehearsalReport();
  private final List<LakebaseEmulator> emulators = new ArrayList<>();
  private StagedApp app;

  @BeforeAll
  void stage() throws IOException {
    StandInRuntime.obstacle().ifPresent(report::skipped);
    assumeThat(StandInRuntime.obstacle()).as("the rehearsal").isEmpty();
    Path folder = Files.createTempDirectory("rehearsal");
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    app = StagedApp.in(folder);
  }

  @AfterAll
  void writeTheReport() throws IOException {
    emulators.forEach(LakebaseEmulator::close);
    report.write(Path.of("target/rehearsal.md"));
  }

  @Test
  void keepsTheLimitsOfThePlatform() throws IOException {
    // When
    List<Path> files = app.files();

    // Then
    long largest = 0;
    long total = 0;
    for (Path file : files) {
      assertThat(file).isRegularFile().isNotEqualTo(Path.of("package.json"));
      assertThat(Files.isSymbolicLink(file)).isFalse();
      assertThat(Files.size(file)).isLessThan(LARGEST_FILE);
      largest = Math.max(largest, Files.size(file));
      total += Files.size(file);
    }
    assertThat(files).hasSizeLessThan(MOST_FILES);
    report.contents(files.size(), total, largest);
  }

  @ParameterizedTest
  @EnumSource(LakebaseKind.class)
  void servesOnBothKindsOfLakebaseWithNothingButThePlatformsVariables(LakebaseKind kind)
      throws Exception {
    // Given
    LakebaseEmulator emulator = emulator(kind);
    Instant begun = Instant.now();

    // When
    try (PackagedService service = app.start(emulator)) {
      await().atMost(SOON).until(() -> service.status("/q/health/live") == 200);
      Duration live = Duration.between(begun, Instant.now());
      await().atMost(SOON).until(() -> service.status(READY) == 200);
      Duration ready = Duration.between(begun, Instant.now());

      // Then
      assertThat(service.post(DOMAINS, "{\"name\": \"Finance\"}").statusCode()).isEqualTo(201);
      assertThat(service.get(DOMAINS).body()).contains("Finance", PackagedService.CALLER);
      assertThat(service.getByHttp2(DOMAINS).statusCode()).isEqualTo(401);
      assertThat(service.getByHttp2("/q/health/live").version())
          .isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(service.output()).contains("as " + emulator.identity().clientId());
      report.start(kind, live, ready, service.process().pid());
    }
  }

  @Test
  void breaksNoAnswerWhenItIsToldToEndUnderLoadAndIsGoneInTime() throws Exception {
    // Given
    LakebaseEmulator emulator = emulator(LakebaseKind.AUTOSCALING);
    try (PackagedService service = app.start(emulator);
        Load load = startLoad(service)) {
      load.keepUp(Duration.ofSeconds(5));

      // When
      Instant told = Instant.now();
      service.terminate();

      // Then
      assertThat(service.awaitExit(Duration.ofSeconds(15))).isTrue();
      report.end(Duration.between(told, Instant.now()));
      Load.Seen seen = load.stop();
      assertThat(seen.statuses().keySet()).isSubsetOf(200, 201, 503, Load.REFUSED, Load.UNANSWERED);
      assertThat(records(emulator))
          .as("none written whose answer was lost")
          .isEqualTo(seen.created().size());
      assertThat(service.exitCode()).isEqualTo(143);
    }
  }

  private static long records(LakebaseEmulator emulator) throws SQLException {
    try (Connection connection = emulator.postgres().connect("app_ontos");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from app_ontos.data_domain")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Load startLoad(PackagedService service) {
    await().atMost(SOON).until(() -> service.status(READY) == 200);
    return Load.start(service, 8);
  }

  private LakebaseEmulator emulator(LakebaseKind kind) {
    LakebaseEmulator emulator = LakebaseEmulator.start(EmulatorOptions.of(kind));
    emulators.add(emulator);
    return emulator;
  }
}
