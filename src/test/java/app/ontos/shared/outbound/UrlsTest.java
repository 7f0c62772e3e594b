package app.ontos.shared.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {
  private static final String ACCOUNT = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final String FORM = "must be https://WORKSPACE/oidc/v1/token or";
  private static final String HTTPS = "must begin with https://";
  private static final String PORT = "must have no port but 443";
  private static final String HOST = "the host must";

  static List<Arguments> hostileTokenUrls() {
    return List.of(
        // not the form
        refused(FORM, ""),
        refused(FORM, "w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "//w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https:w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https:///oidc/v1/token"),
        refused(FORM, "HTTPS://w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "ftp://w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "file:///etc/passwd"),
        refused(FORM, "jar:https://w.cloud.databricks.com/oidc/v1/token!/"),
        refused(FORM, " https://w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token\n"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token\r\nHost: evil.example"),
        refused(FORM, "https://w.cloud.databricks.com"),
        refused(FORM, "https://w.cloud.databricks.com/"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token/"),
        refused(FORM, "https://w.cloud.databricks.com//oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/./token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/x/../token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc%2fv1/token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/%74oken"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token;x=1"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token?"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token?to=evil.example"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/v1/token#x"),
        refused(FORM, "https://w.cloud.databricks.com?/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com/api/2.0/token/create"),
        // somebody's name in front of the host, or a host that two programs read differently
        refused(FORM, "https://me@w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://me:pass@w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com@evil.example/oidc/v1/token"),
        refused(FORM, "https://evil.example\\@w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://evil.example\\.w.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com:/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com:0443/oidc/v1/token"),
        refused(FORM, "https://w.cloud.databricks.com:+443/oidc/v1/token"),
        refused(FORM, "https://w_1.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://w.cloud.d\u0430tabricks.com/oidc/v1/token"),
        refused(FORM, "https://%77.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://[::1/oidc/v1/token"),
        // the account's form
        refused(FORM, "https://accounts.cloud.databricks.com/oidc/v1/token"),
        refused(FORM, "https://accounts.cloud.databricks.com/oidc/accounts/1/v1/token"),
        refused(FORM, "https://accounts.cloud.databricks.com/oidc/accounts/../v1/token"),
        refused(FORM, "https://w.cloud.databricks.com/oidc/accounts/" + ACCOUNT + "/v1/token"),
        refused(FORM, "https://accounts.cloud.databricks.com/oidc/accounts/" + ACCOUNT),
        // where it leads
        refused(HTTPS, "http://w.cloud.databricks.com/oidc/v1/token"),
        refused(PORT, "https://w.cloud.databricks.com:8443/oidc/v1/token"),
        refused(PORT, "https://w.cloud.databricks.com:0/oidc/v1/token"),
        refused(PORT, "https://w.cloud.databricks.com:22/oidc/v1/token"),
        refused(HOST, "https://evil.example/oidc/v1/token"),
        refused(HOST, "https://w.cloud.databricks.com.evil.example/oidc/v1/token"),
        refused(HOST, "https://w.cloud.databricks.com./oidc/v1/token"),
        refused(HOST, "https://localhost/oidc/v1/token"),
        refused(HOST, "http://localhost:8080/oidc/v1/token"),
        refused(HOST, "https://127.0.0.1/oidc/v1/token"),
        refused(HOST, "https://[::1]/oidc/v1/token"),
        refused(HOST, "https://[::ffff:169.254.169.254]/oidc/v1/token"),
        refused(HOST, "https://169.254.169.254/oidc/v1/token"),
        refused(HOST, "https://metadata.google.internal/oidc/v1/token"));
  }

  private static Arguments refused(String why, String url) {
    return Arguments.of(why, url);
  }

  @ParameterizedTest
  @MethodSource("hostileTokenUrls")
  void refusesATokenUrlAndSaysWhy(String why, String hostile) {
    // When
    Optional<String> fault = Policies.standard().faultOfTokenUrl(hostile);

    // Then
    assertThat(fault).hasValueSatisfying(text -> assertThat(text).startsWith(why));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/oidc/v1/token",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443/oidc/v1/token",
        "https://adb-1234567890123456.7.azuredatabricks.net/oidc/v1/token",
        "https://1234567890123456.7.gcp.databricks.com/oidc/v1/token",
        "https://accounts.cloud.databricks.com/oidc/accounts/" + ACCOUNT + "/v1/token",
        "https://accounts.azuredatabricks.net/oidc/accounts/" + ACCOUNT + "/v1/token",
        "https://accounts.gcp.databricks.com/oidc/accounts/" + ACCOUNT + "/v1/token",
        "https://accounts-dod.cloud.databricks.us/oidc/accounts/" + ACCOUNT + "/v1/token"
      })
  void allowsWhereWorkspacesAndAccountsIssueTokens(String url) {
    // When
    Optional<String> fault = Policies.standard().faultOfTokenUrl(url);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8123/oidc/v1/token",
        "http://localhost:80/oidc/v1/token",
        "https://localhost:8443/oidc/v1/token",
        "http://[::1]:8123/oidc/v1/token",
        "http://127.0.0.1:8123/oidc/accounts/" + ACCOUNT + "/v1/token"
      })
  void allowsThisMachineWithoutTlsOnAnyPortIfTold(String url) {
    // When
    Optional<String> fault = Policies.withLoopback().faultOfTokenUrl(url);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://w.cloud.databricks.com/oidc/v1/token",
        "https://w.cloud.databricks.com:8443/oidc/v1/token",
        "http://[::ffff:127.0.0.1]:8123/oidc/v1/token",
        "http://127.1:8123/oidc/v1/token",
        "http://127.0.0.1:8123/oidc/v1/token?x"
      })
  void allowsNothingMoreThoughThisMachineIsAllowed(String url) {
    // When
    Optional<String> fault = Policies.withLoopback().faultOfTokenUrl(url);

    // Then
    assertThat(fault).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com:443"
      })
  void allowsTheAddressOfAWorkspace(String url) {
    // When
    Optional<String> fault = Policies.standard().faultOfWorkspaceUrl(url);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dbc-a1b2c3d4-e5f6.cloud.databricks.com",
        "http://dbc-a1b2c3d4-e5f6.cloud.databricks.com",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/?o=1",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com/x",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com//",
        "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com:8443",
        "https://me@dbc-a1b2c3d4-e5f6.cloud.databricks.com",
        "https://evil.example",
        "https://127.0.0.1"
      })
  void refusesWhatIsNotTheAddressOfAWorkspace(String url) {
    // When
    Optional<String> fault = Policies.standard().faultOfWorkspaceUrl(url);

    // Then
    assertThat(fault).isPresent();
  }
}
