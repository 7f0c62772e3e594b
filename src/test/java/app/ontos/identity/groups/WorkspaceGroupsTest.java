package app.ontos.identity.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.ontos.identity.Caller;
import app.ontos.identity.IdentitySettings;
import app.ontos.identity.Standing;
import app.ontos.local.ApiGroup;
import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.shared.secrets.Secret;
import app.ontos.workspace.WorkspaceAccount;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceGroupsTest {
  private static final LakebaseEmulator EMULATOR =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.PROVISIONED));

  private static final String ADA = EMULATOR.identity().personEmail();
  private static final String ADAS_TOKEN = EMULATOR.identity().personalAccessToken();
  private static final String GRACE = "grace.hopper@example.com";
  private static final String ME = "/api/2.0/preview/scim/v2/Me";
  private static final String USERS = "/api/2.0/preview/scim/v2/Users";

  private static final Duration LONG = Duration.ofSeconds(5);

  private final AtomicLong time = new AtomicLong();
  private final WorkspaceGroups groups = groups("PROD", EMULATOR.identity().clientSecret(), LONG);

  @BeforeEach
  void fill() {
    EMULATOR.addToGroup(ADA, "Stewards");
    EMULATOR.addToGroup(ADA, "all staff");
    EMULATOR.addToGroup(GRACE, "Producers");
  }

  @AfterEach
  void recover() {
    groups.stop();
    EMULATOR.faults().recover();
    EMULATOR.reachable();
    EMULATOR.clearGroups();
  }

  @AfterAll
  static void close() {
    EMULATOR.close();
  }

  @Test
  void areReadWithTheCallersOwnToken() {
    // Given
    long before = EMULATOR.requests(USERS);

    // When
    Set<String> found = groups.groupsOf(caller(ADA, ADAS_TOKEN));

    // Then
    assertThat(found).containsExactlyInAnyOrder("Stewards", "all staff");
    assertThat(EMULATOR.requests(USERS)).isEqualTo(before);
  }

  @Test
  void areReadByTheServiceWhereNoTokenIsForwarded() {
    // Given
    Caller grace = new Caller(GRACE, false);

    // When
    Set<String> found = groups.groupsOf(grace);

    // Then
    assertThat(found).containsExactly("Producers");
  }

  @Test
  void areReadOfAServicePrincipal() {
    // Given
    String application = "0a1b2c3d-1111-2222-3333-444455556666";
    EMULATOR.addToGroup(application, "Pipelines");

    // When
    Set<String> found = groups.groupsOf(new Caller(application, false));

    // Then
    assertThat(found).containsExactly("Pipelines");
  }

  @Test
  void areNotThoseOfAnotherWhoseTokenCameAlong() {
    // Given
    Caller grace = caller(GRACE, ADAS_TOKEN);

    // When
    Set<String> found = groups.groupsOf(grace);

    // Then
    assertThat(found).containsExactly("Producers");
  }

  @Test
  void areReadByTheServiceWhereTheTokenIsRefused() {
    // Given
    Caller ada = caller(ADA, "made-up");

    // When
    Set<String> found = groups.groupsOf(ada);

    // Then
    assertThat(found).contains("Stewards");
  }

  @Test
  void areRememberedForFiveMinutes() {
    // Given
    Caller ada = caller(ADA, ADAS_TOKEN);
    groups.groupsOf(ada);
    long before = EMULATOR.requests(ME);
    pass(Duration.ofMinutes(4));
    groups.groupsOf(ada);
    long remembered = EMULATOR.requests(ME);
    pass(Duration.ofMinutes(2));

    // When
    groups.groupsOf(ada);

    // Then
    assertThat(remembered).isEqualTo(before);
    assertThat(EMULATOR.requests(ME)).isEqualTo(before + 1);
  }

  @Test
  void areLookedForAgainSoonWhereThereWasNone() {
    // Given
    EMULATOR.clearGroups();
    Caller ada = caller(ADA, ADAS_TOKEN);
    groups.groupsOf(ada);
    EMULATOR.addToGroup(ADA, "Stewards");
    pass(Duration.ofSeconds(61));

    // When
    Set<String> found = groups.groupsOf(ada);

    // Then
    assertThat(found).containsExactly("Stewards");
  }

  @Test
  void areNoneWhileTheWorkspaceIsAwayWhichIsThenLeftAlone() {
    // Given
    EMULATOR.faults().failWith(ApiGroup.EVERYTHING, 500);
    groups.groupsOf(new Caller(GRACE, false));
    EMULATOR.faults().recover();
    long before = EMULATOR.requests(USERS);

    // When
    Set<String> meanwhile = groups.groupsOf(new Caller(ADA, false));

    // Then
    assertThat(meanwhile).isEmpty();
    assertThat(EMULATOR.requests(USERS)).isEqualTo(before);
    pass(Duration.ofSeconds(31));
    assertThat(groups.groupsOf(new Caller(GRACE, false))).containsExactly("Producers");
  }

  @Test
  void areNoneWhereTheServiceMayNotReadUsers() {
    // Given
    WorkspaceGroups ofNobody = groups("PROD", "a wrong secret", LONG);

    // When
    Set<String> found = ofNobody.groupsOf(new Caller(GRACE, false));

    // Then
    assertThat(found).isEmpty();
    assertThat(ofNobody.groupsOf(caller(ADA, ADAS_TOKEN))).contains("Stewards");
    ofNobody.stop();
  }

  @Test
  void areNoneWhileTheWorkspaceHangs() {
    // Given
    EMULATOR.faults().hang(ApiGroup.EVERYTHING);
    WorkspaceGroups hasty =
        groups("PROD", EMULATOR.identity().clientSecret(), Duration.ofMillis(200));

    // When
    Set<String> found = hasty.groupsOf(new Caller(GRACE, false));

    // Then
    assertThat(found).isEmpty();
    hasty.stop();
  }

  @Test
  void areNeverLookedForUnderANameThatIsNone() {
    // Given
    Caller odd = new Caller("x\" or userName eq \"" + ADA, false);

    // When
    Set<String> found = groups.groupsOf(odd);

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void areThoseThatACallerTriesInLocalMode() {
    // Given
    WorkspaceGroups local = groups("local", "none", LONG);
    Caller trying = new Caller(ADA, Standing.NONE, Optional.empty(), Set.of("Auditors"));

    // When
    Set<String> found = local.groupsOf(trying);

    // Then
    assertThat(found).containsExactly("Auditors");
    assertThat(groups.groupsOf(trying)).doesNotContain("Auditors");
    local.stop();
  }

  private WorkspaceGroups groups(String env, String secret, Duration timeout) {
    OwnWorkspace workspace =
        new OwnWorkspace(
            () ->
                new WorkspaceAccount.ServicePrincipal(
                    EMULATOR.workspaceUrl(), EMULATOR.identity().clientId(), secret),
            timeout);
    return new WorkspaceGroups(
        new Mode(env), new GroupLookup(workspace, time::get), Duration.ofSeconds(10), time::get);
  }

  /** A lookup has answered a moment before it is remembered, and from then on its time counts. */
  private void pass(Duration duration) {
    await().until(groups::isAtRest);
    time.addAndGet(duration.toNanos());
  }

  private static Caller caller(String name, String token) {
    return new Caller(name, false, Optional.of(new Secret(token)));
  }

  private record Mode(String env) implements IdentitySettings {
    @Override
    public Optional<String> databricksAppName() {
      return Optional.of("ontos");
    }

    @Override
    public boolean trustForwardedHeaders() {
      return false;
    }

    @Override
    public boolean singleUser() {
      return false;
    }

    @Override
    public String httpHost() {
      return "0.0.0.0";
    }

    @Override
    public Optional<Set<String>> admins() {
      return Optional.empty();
    }
  }
}
