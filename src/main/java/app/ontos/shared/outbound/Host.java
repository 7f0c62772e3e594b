package app.ontos.shared.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a text in the place of a host is.
 *
 * <p>There is one way to write each host, and everything else is malformed: programs disagree about
 * what the other ways mean, and a check is worth nothing if the resolver reads a text differently.
 */
sealed interface Host {

  /** Whether it means this machine. */
  boolean loopback();

  /** A name as in RFC 1123 section 2.1, in lower case. */
  record Name(String name) implements Host {
    private static final int LONGEST = 253;
    private static final Pattern SYNTAX =
        Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private static boolean is(String text) {
      return text.length() <= LONGEST && SYNTAX.matcher(text).matches();
    }

    /** Whether a label is another alphabet in disguise (RFC 5890), such as a look-alike's. */
    boolean international() {
      return Arrays.stream(name.split("\\.")).anyMatch(label -> label.startsWith("xn--"));
    }

    /** By RFC 6761 section 6.3. */
    @Override
    public boolean loopback() {
      return name.equals("localhost") || name.endsWith(".localhost");
    }
  }

  /** An address: four decimal numbers, or IPv6 without a zone. */
  record Address(InetAddress address) implements Host {
    @Override
    public boolean loopback() {
      return AddressKind.of(address) == AddressKind.LOOPBACK;
    }
  }

  /** Neither. */
  record Malformed(HostFault fault) implements Host {
    @Override
    public boolean loopback() {
      return false;
    }
  }

  /** The last label of an address in any notation: decimal, octal or hexadecimal. */
  Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  Pattern HEXADECIMAL_AND_COLONS = Pattern.compile("\\[?[0-9a-f.]*:[0-9a-f:.]*(%.*)?]?");

  /** Reads a text; never asks a resolver. */
  static Host read(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    if (host.isBlank()) {
      return new Malformed(HostFault.MISSING);
    }
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (ascii && HEXADECIMAL_AND_COLONS.matcher(host).matches()) {
      return address(host, Inet6Address.class);
    }
    if (ascii && NUMBER_AT_THE_END.matcher(host).matches()) {
      return DECIMAL.matcher(host).matches()
          ? address(host, Inet4Address.class)
          : new Malformed(HostFault.ADDRESS);
    }
    return ascii && Name.is(host) ? new Name(host) : new Malformed(HostFault.NOT_A_NAME);
  }

  /** Brackets and zones, and IPv4 within IPv6 (which Java makes IPv4), are malformed. */
  private static Host address(String literal, Class<? extends InetAddress> version) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      boolean plain = literal.indexOf('[') < 0 && literal.indexOf('%') < 0;
      return plain && version.isInstance(address)
          ? new Address(address)
          : new Malformed(HostFault.ADDRESS);
    } catch (UnknownHostException e) {
      return new Malformed(HostFault.ADDRESS);
    }
  }
}
