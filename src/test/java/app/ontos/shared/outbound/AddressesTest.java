package app.ontos.shared.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an allowed name may become. */
class AddressesTest {
  private static final String NAME = "w.cloud.databricks.com";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, LOOPBACK",
    "127.255.255.255, LOOPBACK",
    "::1, LOOPBACK",
    "169.254.169.254, METADATA",
    "169.254.170.2, METADATA",
    "100.100.100.200, METADATA",
    "168.63.129.16, METADATA",
    "192.0.0.192, METADATA",
    "fd00:ec2::254, METADATA",
    "fd20:ce::254, METADATA",
    "169.254.0.1, LINK_LOCAL",
    "169.254.255.255, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "febf::1, LINK_LOCAL",
    "0.0.0.0, SPECIAL",
    "0.1.2.3, SPECIAL",
    "::, SPECIAL",
    "192.0.0.8, SPECIAL",
    "198.18.0.1, SPECIAL",
    "198.19.255.255, SPECIAL",
    "192.0.2.1, SPECIAL",
    "224.0.0.1, SPECIAL",
    "239.255.255.255, SPECIAL",
    "240.0.0.1, SPECIAL",
    "255.255.255.255, SPECIAL",
    "ff02::1, SPECIAL",
    "fec0::1, SPECIAL",
    "::7f00:1, SPECIAL",
    "::a9fe:a9fe, SPECIAL",
    "64:ff9b::7f00:1, SPECIAL",
    "64:ff9b::a9fe:a9fe, SPECIAL",
    "64:ff9b::a00:1, SPECIAL",
    "64:ff9b:1::a9fe:a9fe, SPECIAL",
    "2002:7f00:1::1, SPECIAL",
    "2002:a9fe:a9fe::, SPECIAL",
    "2001:0:a9fe:a9fe::1, SPECIAL",
    "2001:0:4136:e378:8000:63bf:5601:5601, SPECIAL",
    "2001:db8::1, SPECIAL",
    "3fff:fff::1, SPECIAL",
    "4000::1, SPECIAL"
  })
  void refusesAnAllowedNameThatBecomes(String address, AddressKind kind) throws Exception {
    // Given
    InetAddress resolved = resolvedTo(address);

    // When
    AddressRefused refused = refused(Policies.standard(), NAME, resolved);

    // Then
    assertThat(AddressKind.of(resolved)).isEqualTo(kind);
    assertThat(refused).hasMessageContaining(NAME);
    assertThat(refused.toString()).doesNotContain(address, kind.name());
  }

  @Test
  void refusesAnIpv4AddressWithinIpv6ThatJavaHasNotUnwrapped() throws Exception {
    // Given
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;
    InetAddress address = Inet6Address.getByAddress(NAME, mapped, -1);

    // When
    AddressRefused refused = refused(Policies.withLoopback(), NAME, address);

    // Then
    assertThat(address).isInstanceOf(Inet6Address.class);
    assertThat(refused).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "44.234.192.32, GLOBAL",
    "1.1.1.1, GLOBAL",
    "126.255.255.255, GLOBAL",
    "128.0.0.1, GLOBAL",
    "169.253.255.255, GLOBAL",
    "169.255.0.0, GLOBAL",
    "172.15.255.255, GLOBAL",
    "172.32.0.0, GLOBAL",
    "100.63.255.255, GLOBAL",
    "100.128.0.0, GLOBAL",
    "223.255.255.255, GLOBAL",
    "2600:1f18::1, GLOBAL",
    "2001:200::1, GLOBAL",
    "64:ff9b::2ce9:c020, GLOBAL",
    "10.0.0.1, PRIVATE",
    "10.255.255.255, PRIVATE",
    "172.16.0.1, PRIVATE",
    "172.31.255.255, PRIVATE",
    "192.168.1.1, PRIVATE",
    "100.64.0.1, PRIVATE",
    "100.127.255.255, PRIVATE",
    "fd12:3456:789a::1, PRIVATE",
    "fc00::1, PRIVATE"
  })
  void letsAnAllowedNameBecome(String address, AddressKind kind) throws Exception {
    // Given
    InetAddress resolved = resolvedTo(address);

    // When
    AddressRefused refused = refused(Policies.standard(), NAME, resolved);

    // Then
    assertThat(AddressKind.of(resolved)).isEqualTo(kind);
    assertThat(refused).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "10.0.0.1", "localhost", "w.cloud.databricks.com.", ""})
  void refusesAGoodAddressOfAHostThatIsNotAllowed(String host) throws Exception {
    // Given
    InetAddress good = resolvedTo("44.234.192.32");

    // When
    AddressRefused refused = refused(Policies.standard(), host, good);

    // Then
    assertThat(refused).hasMessageStartingWith("The host must ");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 127.0.0.1",
    "localhost, ::1",
    "127.0.0.1, 127.0.0.1",
    "0:0:0:0:0:0:0:1, ::1",
    "w.cloud.databricks.com, 127.0.0.1"
  })
  void letsAnAllowedNameBecomeThisMachineIfTold(String host, String address) throws Exception {
    // Given
    InetAddress resolved = resolvedTo(address);

    // When
    AddressRefused refused = refused(Policies.withLoopback(), host, resolved);

    // Then
    assertThat(refused).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "44.234.192.32", "169.254.169.254", "0.0.0.0", "::"})
  void refusesThisMachinesNameIfItBecomesAnother(String address) throws Exception {
    // Given
    InetAddress resolved = resolvedTo(address);

    // When
    AddressRefused refused = refused(Policies.withLoopback(), "localhost", resolved);

    // Then
    assertThat(refused).isNotNull();
  }

  @Test
  void permitsNoRefusedAddressThroughTheOperatorsList() throws Exception {
    // Given
    OutboundPolicy policy = Policies.allowing("db.example.com");

    // When
    AddressRefused refused = refused(policy, "db.example.com", resolvedTo("169.254.169.254"));

    // Then
    assertThat(refused).isNotNull();
  }

  private static AddressRefused refused(OutboundPolicy policy, String host, InetAddress address) {
    return catchThrowableOfType(AddressRefused.class, () -> policy.checkAddress(host, address));
  }

  /** As a resolver answers: the name, and its address. */
  private static InetAddress resolvedTo(String address) throws UnknownHostException {
    return InetAddress.getByAddress(NAME, InetAddress.getByName(address).getAddress());
  }
}
