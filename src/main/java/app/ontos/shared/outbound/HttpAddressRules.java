package app.ontos.shared.outbound;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Which web addresses secrets may be sent to. The faults never repeat what was typed. */
final class HttpAddressRules {
  private static final int HTTPS = 443;
  private static final String WORKSPACE_TOKENS = "/oidc/v1/token";
  private static final Pattern ACCOUNT_TOKENS =
      Pattern.compile("/oidc/accounts/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/v1/token");

  /** How the account's own hosts begin, by which the Databricks SDK tells them, too. */
  private static final Pattern ACCOUNT_HOST =
      Pattern.compile("accounts(-dod)?\\..*", Pattern.CASE_INSENSITIVE);

  private static final String TOKEN_URL =
      "must be https://WORKSPACE/oidc/v1/token or"
          + " https://ACCOUNTS_HOST/oidc/accounts/ACCOUNT_ID/v1/token, and nothing more";
  private static final String WEBHOOK_URL =
      "must be https://, a host and a path, without user, query or fragment";
  private static final String WORKSPACE_URL =
      "must be https:// and the workspace's host, and nothing more";

  private final AllowedHosts hosts;

  HttpAddressRules(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  /** Why a text is not where a workspace or an account issues tokens; empty if it is. */
  Optional<String> faultOfTokenUrl(String text) {
    return HttpAddress.read(text)
        .map(url -> faultOfPlace(url).or(() -> faultOfTokenPath(url)))
        .orElse(Optional.of(TOKEN_URL));
  }

  /** Why a text is not a workspace's address; empty if it is. */
  Optional<String> faultOfWorkspaceUrl(String text) {
    return HttpAddress.read(text)
        .map(url -> faultOfPlace(url).or(() -> when(!url.path().isEmpty(), WORKSPACE_URL)))
        .orElse(Optional.of(WORKSPACE_URL));
  }

  /** Why a text is not where what is signed, and not secret, may be posted; empty if it is. */
  Optional<String> faultOfWebhookUrl(String text) {
    return HttpAddress.read(text).map(this::faultOfPlace).orElse(Optional.of(WEBHOOK_URL));
  }

  private Optional<String> faultOfPlace(HttpAddress url) {
    Optional<HostFault> host = hosts.fault(url.host());
    if (host.isPresent()) {
      return Optional.of("the host " + host.get().message());
    }
    boolean local = AllowedHosts.isLoopback(url.host());
    OptionalInt port = url.port();
    return when(!url.encrypted() && !local, "must begin with https://: a secret is sent there")
        .or(() -> when(!local && port.orElse(HTTPS) != HTTPS, "must have no port but 443"));
  }

  private static Optional<String> faultOfTokenPath(HttpAddress url) {
    boolean local = AllowedHosts.isLoopback(url.host());
    boolean accountHost = ACCOUNT_HOST.matcher(url.host()).matches();
    boolean sound =
        ACCOUNT_TOKENS.matcher(url.path()).matches()
            ? accountHost || local
            : url.path().equals(WORKSPACE_TOKENS) && !accountHost;
    return when(!sound, TOKEN_URL);
  }

  private static Optional<String> when(boolean faulty, String message) {
    return faulty ? Optional.of(message) : Optional.empty();
  }
}
