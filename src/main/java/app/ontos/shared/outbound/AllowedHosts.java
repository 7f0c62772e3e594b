package app.ontos.shared.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The hosts that may be connected to, and which addresses they may have.
 *
 * @param names names and addresses that are permitted as they stand
 * @param patterns names that are permitted because they are alike
 * @param loopback whether this machine is permitted
 */
record AllowedHosts(List<Host> names, List<HostPattern> patterns, boolean loopback) {
  private static final Logger LOG = Logger.getLogger(AllowedHosts.class);

  /**
   * Databricks' own domains: workspaces, account consoles and Lakebase of all clouds, and its
   * regional names (Databricks, "IP addresses and domains" and "Private Link for Lakebase"; the
   * sovereign clouds' are those that the Databricks SDK knows).
   */
  private static final List<String> DATABRICKS =
      List.of(
          "*.cloud.databricks.com",
          "*.azuredatabricks.net",
          "*.gcp.databricks.com",
          "*.database.*.databricks.com",
          "*.cloud.databricks.us",
          "*.cloud.databricks.mil",
          "*.databricks.azure.us",
          "*.databricks.azure.cn");

  private static final String LOOPBACK = "loopback:";

  AllowedHosts {
    names = List.copyOf(names);
    patterns = List.copyOf(patterns);
  }

  /**
   * Databricks' hosts and these.
   *
   * @throws IllegalArgumentException if one of them is no host, or an address that is never
   *     permitted
   */
  static AllowedHosts databricksAnd(Collection<String> more, boolean loopback) {
    return of(Stream.concat(DATABRICKS.stream(), more.stream()).toList(), loopback);
  }

  /** Reads what {@link #text} has written. */
  static AllowedHosts read(String text) {
    boolean loopback = text.startsWith(LOOPBACK);
    String hosts = loopback ? text.substring(LOOPBACK.length()) : text;
    return of(List.of(hosts.split(",")), loopback);
  }

  /** All of it on one line, from which it can be made again. */
  String text() {
    Stream<String> hosts =
        Stream.concat(
            names.stream().map(AllowedHosts::text), patterns.stream().map(Object::toString));
    return (loopback ? LOOPBACK : "") + hosts.collect(Collectors.joining(","));
  }

  private static AllowedHosts of(Collection<String> texts, boolean loopback) {
    List<Host> names = new ArrayList<>();
    List<HostPattern> patterns = new ArrayList<>();
    for (String text : texts) {
      HostPattern.read(text).ifPresentOrElse(patterns::add, () -> names.add(listed(text)));
    }
    return new AllowedHosts(names, patterns, loopback);
  }

  private static Host listed(String text) {
    Host host = Host.read(text.strip());
    if (!isListable(host)) {
      throw new IllegalArgumentException(
          "ONTOS_ALLOWED_HOSTS: '%s' is not a host name, a name such as *.example.com, or an address"
                  .formatted(text)
              + " that may be connected to");
    }
    return host;
  }

  private static boolean isListable(Host host) {
    return host instanceof Host.Address literal
        ? isReachable(literal.address())
        : host instanceof Host.Name && !host.loopback();
  }

  /** Why a text is not the name of a host that may be connected to; empty if it is. */
  Optional<HostFault> fault(String text) {
    Host host = Host.read(text);
    if (host instanceof Host.Malformed malformed) {
      return Optional.of(malformed.fault());
    }
    if (names.contains(host)) {
      return Optional.empty();
    }
    if (host.loopback()) {
      return loopback ? Optional.empty() : Optional.of(HostFault.LOOPBACK);
    }
    if (!(host instanceof Host.Name name)) {
      return Optional.of(HostFault.ADDRESS);
    }
    if (name.international()) {
      return Optional.of(HostFault.INTERNATIONAL);
    }
    boolean allowed = patterns.stream().anyMatch(pattern -> pattern.matches(name));
    return allowed ? Optional.empty() : Optional.of(HostFault.NOT_ALLOWED);
  }

  /** Whether the text means this machine, which is not to say that it is allowed. */
  static boolean isLoopback(String text) {
    return Host.read(text).loopback();
  }

  /**
   * Judges where a connection is about to lead.
   *
   * @param host the name that was asked for
   * @param address what it has become
   * @throws AddressRefused if the name is not allowed, or must not become that
   */
  void check(String host, InetAddress address) throws AddressRefused {
    Optional<HostFault> fault = fault(host);
    if (fault.isPresent()) {
      throw new AddressRefused("The host " + fault.get().message());
    }
    AddressKind kind = AddressKind.of(address);
    boolean toThisMachine = kind == AddressKind.LOOPBACK;
    boolean refused = toThisMachine ? !loopback : isLoopback(host) || !isReachable(address);
    if (refused) {
      LOG.warnf("No connection to %s was made: its address is %s", host, kind);
      throw new AddressRefused(
          "The host %s has an address that this service does not connect to".formatted(host));
    }
  }

  private static boolean isReachable(InetAddress address) {
    AddressKind kind = AddressKind.of(address);
    return kind == AddressKind.GLOBAL || kind == AddressKind.PRIVATE;
  }

  private static String text(Host host) {
    return host instanceof Host.Address literal
        ? literal.address().getHostAddress()
        : ((Host.Name) host).name();
  }
}
