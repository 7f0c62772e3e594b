package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.token.Backoff;
import app.ontos.token.CachingTokenSource;
import app.ontos.token.MonotonicClock;
import app.ontos.token.RefreshSettings;
import app.ontos.token.TokenListener;
import app.ontos.token.TokenSnapshot;
import app.ontos.workspace.LakebaseHints;
import app.ontos.workspace.WorkspaceAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LakebaseLoginTest {
  /** A renewal every half second. */
  private static final RefreshSettings OFTEN =
      new RefreshSettings(
          Duration.ofMillis(500),
          0.5,
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          0,
          Backoff.DEFAULT,
          Duration.ofSeconds(10),
          Duration.ofSeconds(4),
          Duration.ofSeconds(5));

  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final ExecutorService mints = Executors.newFixedThreadPool(4);

  @AfterEach
  void recover() {
    emulator.faults().recover();
  }

  @AfterAll
  void close() {
    mints.shutdownNow();
    emulator.close();
  }

  @Test
  void mintsOnceForAHundredThreadsThatNeedAFirstLogin() throws Exception {
    // Given
    LakebaseLogin logins = logins(Map.of());
    ExecutorService callers = Executors.newFixedThreadPool(100);
    long before = emulator.mints();

    // When
    List<Future<DatabaseLogin>> answers =
        callers.invokeAll(Stream.generate(() -> ask(logins)).limit(100).toList());

    // Then
    callers.shutdown();
    for (Future<DatabaseLogin> answer : answers) {
      assertThat(answer.get().user()).isEqualTo(emulator.identity().clientId());
    }
    assertThat(emulator.mints() - before).isEqualTo(1);
  }

  @Test
  void tellsWhoAndWhereWithoutTheSecret() throws Exception {
    // Given
    LakebaseLogin logins = logins(Map.of());
    DatabaseLogin login = ask(logins).call();

    // When
    LoginSource.Origin origin = logins.origin();

    // Then
    assertThat(origin.userSource()).contains("DATABRICKS_CLIENT_ID");
    assertThat(origin.lakebase()).contains("projects/ontos/branches/production/endpoints/primary");
    assertThat(origin.toString() + logins.lastUsed()).doesNotContain(login.password());
  }

  @Test
  void failsWithTheDiagnosisOfTheRealCause() {
    // Given
    LakebaseLogin logins = logins(Map.of());
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 503);

    // When
    Throwable failure = catchThrowable(() -> ask(logins).call());

    // Then
    assertThat(failure)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            unavailable ->
                assertThat(unavailable.diagnosis().code()).isEqualTo("CONTROL_PLANE_UNREACHABLE"));
  }

  @Test
  void logsInWithTheTokenInHandThoughALaterMintIsRefused() throws Exception {
    // Given
    LakebaseLogin logins = logins(Map.of(), OFTEN);
    logins.refreshIfDue();
    await().until(() -> token(logins).minted() == 1);
    emulator.faults().failWith(ApiGroup.CREDENTIALS, 403);
    await()
        .until(
            () -> {
              logins.refreshIfDue();
              return token(logins).failed() > 0;
            });

    // When
    DatabaseLogin login = ask(logins).call();

    // Then
    assertThat(login.user()).isEqualTo(emulator.identity().clientId());
  }

  @Test
  void refusesToSendTheCredentialInTheClear() {
    // Given
    LakebaseLogin logins = logins(Map.of("sslmode", "disable"));

    // When
    Throwable failure = catchThrowable(() -> ask(logins).call());

    // Then
    assertThat(failure).hasMessageContaining("sslmode disable");
  }

  @Test
  void saysNothingOfAUserNameThatIsTheDetectedOne() throws Exception {
    // Given
    LakebaseLogin logins = logins(Map.of("user", emulator.identity().clientId()));
    ask(logins).call();

    // When
    List<Diagnosis> notices = logins.notices();

    // Then
    assertThat(notices).isEmpty();
  }

  @Test
  void reportsAUserNameThatItIgnores() throws Exception {
    // Given
    LakebaseLogin logins = logins(Map.of("user", "somebody"));
    ask(logins).call();

    // When
    List<Diagnosis> notices = logins.notices();

    // Then
    assertThat(notices).extracting(Diagnosis::code).containsExactly("POSTGRES_USER_IGNORED");
  }

  private static Callable<DatabaseLogin> ask(LakebaseLogin logins) {
    return () -> logins.login().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static TokenSnapshot token(LakebaseLogin logins) {
    return logins.origin().token().orElseThrow();
  }

  private LakebaseLogin logins(Map<String, String> values) {
    return logins(values, RefreshSettings.DEFAULT);
  }

  private LakebaseLogin logins(Map<String, String> values, RefreshSettings rotation) {
    DatabaseSettings settings = new ExplicitSettings(values);
    Platform platform =
        new Platform(
            new WorkspaceAccount.ServicePrincipal(
                emulator.workspaceUrl(),
                emulator.identity().clientId(),
                emulator.identity().clientSecret()),
            new LakebaseHints(
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.identity().appName()),
                Optional.empty()),
            Optional.empty(),
            emulator.postgres().port());
    LakebaseCredentials credentials =
        new LakebaseCredentials(() -> platform, Duration.ofSeconds(5));
    CachingTokenSource tokens =
        new CachingTokenSource(
            credentials,
            rotation,
            mints,
            MonotonicClock.system(),
            new SplittableRandom(),
            TokenListener.none());
    return new LakebaseLogin(settings, credentials, tokens, new FailureDiagnosis(settings));
  }
}
