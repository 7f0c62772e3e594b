package app.ontos.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
  private static final Map<String, String> EMAIL = Map.of("X-Forwarded-Email", "ada@example.org");

  @Test
  void believesNobodyInProdOutsideAnApp() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.empty(), false));

    // When
    Optional<Caller> caller = from(callers, EMAIL);

    // Then
    assertThat(caller).isEmpty();
  }

  @Test
  void believesTheProxyOfAnApp() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.of("ontos"), false));

    // When
    Optional<Caller> caller = from(callers, EMAIL);

    // Then
    assertThat(caller).contains(new Caller("ada@example.org", false));
  }

  @Test
  void believesAnotherProxyWhereTheOperatorSaysSo() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.empty(), true));

    // When
    Optional<Caller> caller = from(callers, EMAIL);

    // Then
    assertThat(caller).contains(new Caller("ada@example.org", false));
  }

  @Test
  void knowsNobodyInProdWithoutHeaders() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.of("ontos"), true));

    // When
    Optional<Caller> caller = from(callers, Map.of());

    // Then
    assertThat(caller).isEmpty();
  }

  @Test
  void takesACallerWithoutHeadersForTheAdminOfALaptop() {
    // Given
    Callers callers = callers(new Settings("local", Optional.empty(), false));

    // When
    Optional<Caller> caller = from(callers, Map.of());

    // Then
    assertThat(caller).contains(new Caller("local@localhost", true));
  }

  @Test
  void letsALaptopTryAnotherCaller() {
    // Given
    Callers callers = callers(new Settings("LOCAL", Optional.empty(), false));

    // When
    Optional<Caller> caller = from(callers, EMAIL);

    // Then
    assertThat(caller).contains(new Caller("ada@example.org", false));
  }

  @Test
  void prefersTheEmailThenTheUserNameThenTheUser() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.of("ontos"), false));

    // When
    Optional<Caller> caller =
        from(callers, Map.of("X-Forwarded-User", "7", "X-Forwarded-Preferred-Username", "ada"));

    // Then
    assertThat(caller.map(Caller::principal)).contains("ada");
    assertThat(from(callers, Map.of("X-Forwarded-User", "7")).map(Caller::principal)).contains("7");
  }

  @Test
  void takesNobodyForAnAdminByTheNameAlone() {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.of("ontos"), false));

    // When
    Optional<Caller> caller = from(callers, Map.of("X-Forwarded-Email", "root@example.org"));

    // Then
    assertThat(caller).contains(new Caller("root@example.org", false));
  }

  @Test
  void letsALaptopTryGroups() {
    // Given
    Callers callers = callers(new Settings("LOCAL", Optional.empty(), false));

    // When
    Optional<Caller> caller = from(callers, with(" stewards, ,admins\u0000"));

    // Then
    assertThat(caller.orElseThrow().triedGroups()).containsExactly("stewards");
  }

  @Test
  void believesNoGroupsBehindAnyProxy() {
    // Given
    Callers ofAnApp = callers(new Settings("PROD", Optional.of("ontos"), true));

    // When
    Optional<Caller> caller = from(ofAnApp, with("admins"));

    // Then
    assertThat(caller.orElseThrow().triedGroups()).isEmpty();
  }

  private static Map<String, String> with(String groups) {
    return Map.of("X-Forwarded-Email", "ada@example.org", "X-Forwarded-Groups", groups);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb"})
  void ignoresANameThatIsNone(String name) {
    // Given
    Callers callers = callers(new Settings("PROD", Optional.of("ontos"), false));

    // When
    Optional<Caller> caller = from(callers, Map.of("X-Forwarded-Email", name));

    // Then
    assertThat(caller).isEmpty();
  }

  @Test
  void isTheDetectedIdentityForASingleUserOnALaptop() {
    // Given
    Callers callers = callers(Settings.singleUser("127.0.0.1"));

    // When
    Optional<Caller> caller = from(callers, Map.of());

    // Then
    assertThat(caller).contains(new Caller("me@example.org", true));
  }

  @Test
  void isNobodyForASingleUserWhomOthersCanReach() {
    // Given
    Callers callers = callers(Settings.singleUser("0.0.0.0"));

    // When
    Optional<Caller> caller = from(callers, Map.of());

    // Then
    assertThat(caller).isEmpty();
  }

  @Test
  void believesNoHeaderForASingleUser() {
    // Given
    Callers callers = callers(Settings.singleUser("127.0.0.1"));

    // When
    Optional<Caller> caller = from(callers, EMAIL);

    // Then
    assertThat(caller).contains(new Caller("me@example.org", true));
  }

  private static Callers callers(Settings settings) {
    return new Callers(settings, () -> Optional.of("me@example.org"));
  }

  private static Optional<Caller> from(Callers callers, Map<String, String> headers) {
    return callers.from(name -> Optional.ofNullable(headers.get(name)));
  }

  private record Settings(
      String env,
      Optional<String> databricksAppName,
      boolean trustForwardedHeaders,
      boolean singleUser,
      String httpHost)
      implements IdentitySettings {

    Settings(String env, Optional<String> databricksAppName, boolean trustForwardedHeaders) {
      this(env, databricksAppName, trustForwardedHeaders, false, "0.0.0.0");
    }

    static Settings singleUser(String httpHost) {
      return new Settings("PROD", Optional.empty(), false, true, httpHost);
    }

    @Override
    public Optional<Set<String>> admins() {
      return Optional.of(Set.of(" root@Example.org"));
    }
  }
}
