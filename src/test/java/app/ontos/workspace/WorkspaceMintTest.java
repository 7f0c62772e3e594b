package app.ontos.workspace;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.token.AccessToken;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceMintTest {
  private final LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.AUTOSCALING));
  private final Callers callers = new Callers(emulator);

  @BeforeEach
  void recover() {
    callers.recover();
  }

  @AfterAll
  void close() {
    emulator.close();
  }

  @Test
  void mintsAPasswordForAnEndpoint() throws SQLException {
    // When
    AccessToken token = callers.servicePrincipal().mint(Callers.AUTOSCALING);

    // Then
    login(emulator.identity().clientId(), token).close();
  }

  @Test
  void mintsAPasswordForAnInstance() throws SQLException {
    // When
    AccessToken token = callers.servicePrincipal().mint(Callers.PROVISIONED);

    // Then
    login(emulator.identity().clientId(), token).close();
  }

  @Test
  void mintsAPasswordForAPerson() throws SQLException {
    // Given
    emulator.createPersonRole();

    // When
    AccessToken token = callers.person().mint(Callers.AUTOSCALING);

    // Then
    login(emulator.identity().personEmail(), token).close();
  }

  @Test
  void mintsANewOneEachTimeAndLogsInOnce() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    long mints = emulator.mints();
    long logins = emulator.oidcTokens();

    // When
    Set<String> tokens = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> tokens.add(workspace.mint(Callers.AUTOSCALING).value()));

    // Then
    assertThat(tokens).hasSize(8);
    assertThat(emulator.mints() - mints).isEqualTo(8);
    assertThat(emulator.oidcTokens() - logins).isEqualTo(1);
  }

  @Test
  void doesNotNeedTheCommonPool() {
    // Given
    CountDownLatch held = new CountDownLatch(1);
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism() + 2; i++) {
      ForkJoinPool.commonPool().execute(() -> awaitQuietly(held));
    }

    try {
      // When
      AccessToken token = callers.servicePrincipal().mint(Callers.AUTOSCALING);

      // Then
      assertThat(token.lifetime()).hasHours(1);
    } finally {
      held.countDown();
    }
  }

  @Test
  void asksNobodyBeforeItIsAsked() {
    // Given
    var before = emulator.requests();

    // When
    Workspace workspace = callers.servicePrincipal();

    // Then
    assertThat(workspace.user().name()).isEqualTo(emulator.identity().clientId());
    assertThat(emulator.requests()).isEqualTo(before);
  }

  @Test
  void knowsTheServicePrincipalByItsClientId() {
    // When
    DetectedUser user = callers.servicePrincipal().user();

    // Then
    assertThat(user)
        .isEqualTo(new DetectedUser(emulator.identity().clientId(), DetectedUser.Source.CLIENT_ID));
    assertThat(user.how()).isEqualTo("DATABRICKS_CLIENT_ID");
  }

  @Test
  void asksForAPersonsName() {
    // When
    DetectedUser user = callers.person().user();

    // Then
    assertThat(user.name()).isEqualTo(emulator.identity().personEmail());
    assertThat(user.how()).isEqualTo("currentUser().me()");
  }

  @Test
  void keepsToTheLifetimeOfATokenThatIsShort() {
    // Given
    emulator.tokenLifetime(Duration.ofSeconds(7));

    // When
    List<AccessToken> tokens = oneOfEachKind();

    // Then
    assertThat(tokens).extracting(AccessToken::lifetime).containsOnly(Duration.ofSeconds(7));
  }

  @Test
  void keepsToTheLifetimeWhenTheClocksAreHoursApart() {
    // Given
    emulator.clockSkew(Duration.ofHours(2));

    // When
    List<AccessToken> tokens = oneOfEachKind();

    // Then
    assertThat(tokens).extracting(AccessToken::lifetime).containsOnly(Duration.ofHours(1));
  }

  @Test
  void goesByTheAnswersExpiryWhenATokenHasNoneOfItsOwn() {
    // Given
    Instant end = Instant.now().plusSeconds(1800);
    emulator
        .faults()
        .answerWith(
            ApiGroup.CREDENTIALS,
            "{\"token\": \"opaque\", \"expire_time\": \"%1$s\", \"expiration_time\": \"%1$s\"}"
                .formatted(end));

    // When
    List<AccessToken> tokens = oneOfEachKind();

    // Then
    assertThat(tokens)
        .allSatisfy(
            token ->
                assertThat(token.lifetime())
                    .isCloseTo(Duration.ofSeconds(1800), Duration.ofSeconds(20)));
    assertThat(tokens)
        .allSatisfy(token -> assertThat(token.expiresAt()).isCloseTo(end, within(1, SECONDS)));
  }

  @Test
  void replacesAWorkspaceTokenThatIsOver() {
    // Given
    emulator.workspaceTokenLifetime(Duration.ofSeconds(2));
    Workspace workspace = callers.servicePrincipal();
    AccessToken first = workspace.mint(Callers.AUTOSCALING);

    // When
    AccessToken second = workspace.mint(Callers.AUTOSCALING);

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void logsInAgainWhenItsWorkspaceTokenHasBeenRevoked() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    AccessToken first = workspace.mint(Callers.AUTOSCALING);
    emulator.revokeWorkspaceTokens();

    // When
    AccessToken second = workspace.mint(Callers.AUTOSCALING);

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void triesItsFirstLoginAgainAtTheNextCall() {
    // Given
    Workspace workspace = callers.servicePrincipal();
    emulator.faults().failWith(ApiGroup.OIDC, 503);
    WorkspaceFailure failure = Callers.failure(() -> workspace.mint(Callers.AUTOSCALING));
    emulator.faults().recover();

    // When
    AccessToken token = workspace.mint(Callers.AUTOSCALING);

    // Then
    assertThat(failure).isNotNull();
    assertThat(token.lifetime()).hasHours(1);
  }

  private List<AccessToken> oneOfEachKind() {
    Workspace workspace = callers.servicePrincipal();
    return List.of(workspace.mint(Callers.AUTOSCALING), workspace.mint(Callers.PROVISIONED));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection login(String user, AccessToken token) throws SQLException {
    return DriverManager.getConnection(emulator.jdbcUrl(), user, token.value());
  }
}
