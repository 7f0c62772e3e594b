package app.ontos.shared.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an IP address leads to, by the IANA special-purpose address registries (RFC 6890) and the
 * clouds' own documentation.
 */
enum AddressKind {
  /** Somewhere on the Internet. */
  GLOBAL,
  /**
   * A private network. Lakebase is reached there where a private link is set up: its public name
   * then means an address of the customer's own network, which may also be of the shared address
   * space (Databricks, "Private Link for Lakebase").
   */
  PRIVATE,
  /** This very machine. */
  LOOPBACK,
  /** The neighbourhood of this machine. */
  LINK_LOCAL,
  /** Where a cloud hands its virtual machines their credentials. */
  METADATA,
  /** Nothing that a connection could sensibly lead to. */
  SPECIAL;

  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

  /** The first block that contains an address decides. */
  private static final Map<AddressBlock, AddressKind> BLOCKS = blocks();

  private static Map<AddressBlock, AddressKind> blocks() {
    Map<AddressBlock, AddressKind> blocks = new LinkedHashMap<>();
    // Amazon, Azure, Google and Oracle; Amazon's containers; Alibaba; Azure's host; Oracle's older
    // one
    put(blocks, METADATA, "169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32");
    put(blocks, METADATA, "168.63.129.16/32", "192.0.0.192/32");
    // Amazon's services within a machine, of which fd00:ec2::254 is the metadata; Google
    put(blocks, METADATA, "fd00:ec2::/32", "fd20:ce::254/128");
    put(blocks, LOOPBACK, "127.0.0.0/8", "::1/128"); // RFC 1122, RFC 4291
    put(blocks, LINK_LOCAL, "169.254.0.0/16", "fe80::/10"); // RFC 3927, RFC 4291
    put(blocks, PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"); // RFC 1918
    put(blocks, PRIVATE, "100.64.0.0/10", "fc00::/7"); // RFC 6598, RFC 4193
    // "this network" (RFC 791), protocols' own, documentation, benchmarks, the former 6to4 relays
    put(blocks, SPECIAL, "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24");
    put(blocks, SPECIAL, "203.0.113.0/24", "198.18.0.0/15", "192.88.99.0/24");
    put(blocks, SPECIAL, "224.0.0.0/4", "240.0.0.0/4"); // multicast; reserved, and broadcast
    // Protocols' own with Teredo, documentation, and 6to4, which both carry an IPv4 address within
    put(blocks, SPECIAL, "2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16");
    put(blocks, GLOBAL, "2000::/3", "0.0.0.0/0");
    // The rest: unspecified, IPv4-mapped and -compatible, site-local, multicast, not assigned
    put(blocks, SPECIAL, "::/0");
    return blocks;
  }

  private static void put(
      Map<AddressBlock, AddressKind> blocks, AddressKind kind, String... texts) {
    for (String text : texts) {
      blocks.put(AddressBlock.of(text), kind);
    }
  }

  /**
   * The kind of an address. An IPv4 address that is wrapped up for NAT64 (RFC 6052) counts as the
   * one within, and only a global one may be wrapped up so (section 3.1).
   */
  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(bytes)) {
      return kind(Arrays.copyOfRange(bytes, 12, 16)) == GLOBAL ? GLOBAL : SPECIAL;
    }
    return kind(bytes);
  }

  private static AddressKind kind(byte[] address) {
    return BLOCKS.entrySet().stream()
        .filter(entry -> entry.getKey().contains(address))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(SPECIAL);
  }
}
