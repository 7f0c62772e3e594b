package app.ontos.shared.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private static final int PORT = 5432;

  static List<Arguments> hostileHosts() {
    return List.of(
        // nothing at all
        refused(HostFault.MISSING, ""),
        refused(HostFault.MISSING, " \t"),
        // texts that another program would read otherwise
        refused(HostFault.NOT_A_NAME, "w.cloud.databricks.com."),
        refused(HostFault.NOT_A_NAME, ".cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w..cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, " w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w.cloud.databricks.com\n"),
        refused(HostFault.NOT_A_NAME, "w.cloud.databricks.com\u0000.evil.example"),
        refused(HostFault.NOT_A_NAME, "evil.example,w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w.cloud.databricks.com:5432"),
        refused(HostFault.NOT_A_NAME, "w.cloud.databricks.com/db?socketFactory=x"),
        refused(HostFault.NOT_A_NAME, "evil.example?.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "evil.example#.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "evil.example&a=.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "evil.example\\.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "user@w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "evil.example%2e.cloud.databricks.com"),
        refused(HostFault.ADDRESS, "%31%32%37.0.0.1"),
        refused(HostFault.NOT_A_NAME, "https://w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "//w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "/var/run/postgresql"),
        refused(HostFault.NOT_A_NAME, "@abstract-socket"),
        refused(HostFault.NOT_A_NAME, "w_1.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "-w.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w-.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "*.cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w".repeat(64) + ".cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "w.".repeat(120) + "cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "${HOME}.cloud.databricks.com"),
        // letters that look like others, or become others
        refused(HostFault.NOT_A_NAME, "w.cloud.d\u0430tabricks.com"),
        refused(HostFault.NOT_A_NAME, "w\u3002cloud.databricks.com"),
        refused(HostFault.NOT_A_NAME, "\u2460\u2461\u2466.0.0.1"),
        refused(HostFault.NOT_A_NAME, "\uff11\uff12\uff17.0.0.1"),
        refused(HostFault.NOT_A_NAME, "w.cloud.databric\u212as.com"),
        refused(HostFault.NOT_A_NAME, "w\u200b.cloud.databricks.com"),
        refused(HostFault.INTERNATIONAL, "w.cloud.xn--dtabricks-v8g.com"),
        refused(HostFault.INTERNATIONAL, "xn--w-9ia.cloud.databricks.com"),
        // addresses in every notation
        refused(HostFault.ADDRESS, "10.0.0.1"),
        refused(HostFault.ADDRESS, "169.254.169.254"),
        refused(HostFault.ADDRESS, "8.8.8.8"),
        refused(HostFault.ADDRESS, "2130706433"),
        refused(HostFault.ADDRESS, "0x7f000001"),
        refused(HostFault.ADDRESS, "0x7f.0.0.1"),
        refused(HostFault.ADDRESS, "0X7F.1"),
        refused(HostFault.ADDRESS, "017700000001"),
        refused(HostFault.ADDRESS, "0177.0.0.1"),
        refused(HostFault.ADDRESS, "127.0.0.01"),
        refused(HostFault.ADDRESS, "127.1"),
        refused(HostFault.ADDRESS, "127.0.1"),
        refused(HostFault.ADDRESS, "0"),
        refused(HostFault.ADDRESS, "0.0.0.0"),
        refused(HostFault.ADDRESS, "256.256.256.256"),
        refused(HostFault.ADDRESS, "1.2.3.4.5"),
        refused(HostFault.ADDRESS, "2852039166"),
        refused(HostFault.ADDRESS, "::"),
        refused(HostFault.ADDRESS, "[::1]"),
        refused(HostFault.ADDRESS, "::1%lo"),
        refused(HostFault.ADDRESS, "fe80::1%eth0"),
        refused(HostFault.ADDRESS, "::ffff:127.0.0.1"),
        refused(HostFault.ADDRESS, "::ffff:a9fe:a9fe"),
        refused(HostFault.ADDRESS, "::127.0.0.1"),
        refused(HostFault.ADDRESS, "64:ff9b::a9fe:a9fe"),
        refused(HostFault.ADDRESS, "2002:7f00:1::"),
        refused(HostFault.ADDRESS, "fd00:ec2::254"),
        refused(HostFault.ADDRESS, "1::2::3"),
        // this machine
        refused(HostFault.LOOPBACK, "localhost"),
        refused(HostFault.LOOPBACK, "LocalHost"),
        refused(HostFault.LOOPBACK, "db.localhost"),
        refused(HostFault.LOOPBACK, "127.0.0.1"),
        refused(HostFault.LOOPBACK, "127.255.255.254"),
        refused(HostFault.LOOPBACK, "::1"),
        refused(HostFault.LOOPBACK, "0:0:0:0:0:0:0:1"),
        // names of others
        refused(HostFault.NOT_ALLOWED, "db"),
        refused(HostFault.NOT_ALLOWED, "com"),
        refused(HostFault.NOT_ALLOWED, "db.example.com"),
        refused(HostFault.NOT_ALLOWED, "metadata.google.internal"),
        refused(HostFault.NOT_ALLOWED, "instance-data.ec2.internal"),
        refused(HostFault.NOT_ALLOWED, "127.0.0.1.nip.io"),
        refused(HostFault.NOT_ALLOWED, "localhost.example.com"),
        refused(HostFault.NOT_ALLOWED, "cloud.databricks.com"),
        refused(HostFault.NOT_ALLOWED, "evilcloud.databricks.com"),
        refused(HostFault.NOT_ALLOWED, "w.cloud.databricks.com.evil.example"),
        refused(HostFault.NOT_ALLOWED, "w-cloud-databricks-com.evil.example"),
        refused(HostFault.NOT_ALLOWED, "w.database.evil.example.databricks.com"),
        refused(HostFault.NOT_ALLOWED, "database.us-east-1.databricks.com"),
        refused(HostFault.NOT_ALLOWED, "w.databricks.com"),
        refused(HostFault.NOT_ALLOWED, "ontos-123.aws.databricksapps.com"));
  }

  private static Arguments refused(HostFault why, String host) {
    return Arguments.of(why, host);
  }

  @ParameterizedTest
  @MethodSource("hostileHosts")
  void refusesAHostAndSaysWhy(HostFault why, String hostile) {
    // When
    Optional<String> fault = Policies.standard().faultOfHost(hostile, PORT);

    // Then
    assertThat(fault).contains(why.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ep-cool-darkness-a1b2c3d4.database.us-east-1.cloud.databricks.com",
        "ep-cool-darkness-a1b2c3d4-pooler.database.us-east-1.cloud.databricks.com",
        "ep-cool-darkness-a1b2c3d4.database.us-east-1.databricks.com",
        "ep-cool-darkness-a1b2c3d4.database.westeurope.azuredatabricks.net",
        "ep-cool-darkness-a1b2c3d4.database.us-central1.gcp.databricks.com",
        "instance-0f8fad5b-d9cb-469f-a165-70867728950e.database.cloud.databricks.com",
        "instance-ro-0f8fad5b-d9cb-469f-a165-70867728950e.database.azuredatabricks.net",
        "instance-0f8fad5b-d9cb-469f-a165-70867728950e.database.gcp.databricks.com",
        "Dbc-A1B2C3D4-E5F6.Cloud.Databricks.COM",
        "adb-1234567890123456.7.azuredatabricks.net",
        "1234567890123456.7.gcp.databricks.com",
        "dbc-a1b2c3d4-e5f6.cloud.databricks.us",
        "adb-1234567890123456.7.databricks.azure.us",
        "adb-1234567890123456.7.databricks.azure.cn"
      })
  void allowsTheHostsOfDatabricks(String host) {
    // When
    Optional<String> fault = Policies.standard().faultOfHost(host, PORT);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db",
        "postgres.internal",
        "POSTGRES.internal",
        "eu.lake.example.com",
        "a.b.lake.example.com",
        "xn--bcher-kva.example",
        "10.1.2.3",
        "fd12:3456::7",
        "FD12:3456:0:0::7"
      })
  void allowsWhatTheOperatorHasListed(String host) {
    // Given
    OutboundPolicy policy =
        Policies.allowing(
            "db",
            " Postgres.Internal ",
            "*.lake.example.com",
            "xn--bcher-kva.example",
            "10.1.2.3",
            "fd12:3456::7");

    // When
    Optional<String> fault = policy.faultOfHost(host, PORT);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lake.example.com", "evillake.example.com", "10.1.2.4", "167838211", "db.example"})
  void allowsNothingMoreThanTheOperatorHasListed(String host) {
    // Given
    OutboundPolicy policy = Policies.allowing("db", "*.lake.example.com", "10.1.2.3");

    // When
    Optional<String> fault = policy.faultOfHost(host, PORT);

    // Then
    assertThat(fault).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.",
        "a*.example.com",
        "db:5432",
        "https://db.example.com",
        "db_1",
        "localhost",
        "127.0.0.1",
        "::1",
        "169.254.169.254",
        "0.0.0.0",
        "127.1",
        "10.0.0.0/8"
      })
  void doesNotStartWithAListThatMakesNoSense(String entry) {
    // When
    Throwable failure = catchThrowable(() -> Policies.allowing(entry));

    // Then
    assertThat(failure)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ONTOS_ALLOWED_HOSTS")
        .hasMessageContaining(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "::1", "db.localhost"})
  void allowsThisMachineOnAnyPortIfTold(String host) {
    // When
    Optional<String> fault = Policies.withLoopback().faultOfHost(host, 1);

    // Then
    assertThat(fault).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.1", "0", "0.0.0.0", "2130706433", "[::1]", "::ffff:127.0.0.1", "localhost."})
  void knowsThisMachineInNoDisguiseThoughItIsAllowed(String disguise) {
    // When
    Optional<String> fault = Policies.withLoopback().faultOfHost(disguise, PORT);

    // Then
    assertThat(fault).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "w.cloud.databricks.com, -1, false",
    "w.cloud.databricks.com, 0, false",
    "w.cloud.databricks.com, 22, false",
    "w.cloud.databricks.com, 443, false",
    "w.cloud.databricks.com, 1023, false",
    "w.cloud.databricks.com, 1024, true",
    "w.cloud.databricks.com, 5432, true",
    "w.cloud.databricks.com, 65535, true",
    "w.cloud.databricks.com, 65536, false",
    "localhost, 0, false",
    "localhost, 80, true",
    "localhost, 65536, false",
  })
  void leavesThePortsOfOtherServicesAlone(String host, int port, boolean allowed) {
    // When
    Optional<String> fault = Policies.withLoopback().faultOfHost(host, port);

    // Then
    assertThat(fault.isEmpty()).isEqualTo(allowed);
  }
}
