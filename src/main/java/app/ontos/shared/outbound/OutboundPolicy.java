package app.ontos.shared.outbound;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where connections that people register may lead.
 *
 * <p>What a person typed is judged by the {@code faultOf...} methods, whose words follow the name
 * of a field: {@code must be ...}. They look at the text alone and ask no resolver, so that they
 * take the same time for every host and tell nothing about the network. What a name has become is
 * judged by {@link #checkAddress} when the connection is made, which is when it counts.
 *
 * <p>Allowed are Databricks' own domains and what the operator adds. A name that is allowed may
 * mean a public address or a private one, since a private link to Lakebase is an address of the
 * customer's own network; it may never mean this machine (unless {@code ONTOS_ALLOW_LOOPBACK} says
 * so), its neighbourhood, a cloud's metadata service, or a wrapped-up form of those. The operator's
 * word permits a host, and no such address.
 *
 * <p>Immutable, for any thread. Wrong settings end the start.
 */
@Startup
@ApplicationScoped
public class OutboundPolicy {
  /**
   * No PostgreSQL listens below: it refuses to run as root. But SSH, mail, DNS, web and directory
   * servers do.
   */
  private static final int LOWEST_PORT = 1024;

  private static final int HIGHEST_PORT = 65535;

  private final AllowedHosts hosts;
  private final HttpAddressRules urls;

  /**
   * The policy of these settings.
   *
   * @throws IllegalArgumentException if an entry of {@code ONTOS_ALLOWED_HOSTS} makes no sense
   */
  public OutboundPolicy(OutboundSettings settings) {
    hosts =
        AllowedHosts.databricksAnd(
            settings.allowedHosts().orElse(Set.of()), settings.allowLoopback());
    urls = new HttpAddressRules(hosts);
  }

  /**
   * Why a database can't be there; empty if it can. Ports are from 1024 up, and on this machine
   * from 1 up.
   */
  public Optional<String> faultOfHost(String host, int port) {
    Optional<String> fault = hosts.fault(host).map(HostFault::message);
    int lowest = AllowedHosts.isLoopback(host) ? 1 : LOWEST_PORT;
    boolean sound = port >= lowest && port <= HIGHEST_PORT;
    return fault.or(
        () ->
            sound
                ? Optional.empty()
                : Optional.of("must have a port from %d to %d".formatted(lowest, HIGHEST_PORT)));
  }

  /**
   * Why tokens can't be had there; empty if they can. Exactly the workspace's form {@code
   * https://HOST/oidc/v1/token} and the account's {@code https://HOST/oidc/accounts/UUID/v1/token}
   * are accepted.
   */
  public Optional<String> faultOfTokenUrl(String url) {
    return urls.faultOfTokenUrl(url);
  }

  /** Why a workspace can't be there; empty if it can. */
  public Optional<String> faultOfWorkspaceUrl(String url) {
    return urls.faultOfWorkspaceUrl(url);
  }

  /** Why webhooks can't be sent there; empty if they can. Any path will do. */
  public Optional<String> faultOfWebhookUrl(String url) {
    return urls.faultOfWebhookUrl(url);
  }

  /**
   * Judges the address that a connection is about to be made to.
   *
   * @param host the name that was asked for
   * @param address what the name has become; to be connected to without asking again
   * @throws AddressRefused if the host is not allowed, or must not have that address
   */
  public void checkAddress(String host, InetAddress address) throws AddressRefused {
    hosts.check(host, address);
  }

  /** Properties by which pgjdbc connects only to what {@link #checkAddress} lets pass. */
  public Map<String, String> driverProperties() {
    return Map.of(
        "socketFactory", CheckedSocketFactory.class.getName(), "socketFactoryArg", hosts.text());
  }
}
