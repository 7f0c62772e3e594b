package app.ontos.identity;

import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells who calls from the headers that the Databricks Apps proxy sets (it strips those that come
 * from outside). They are believed only behind that proxy, or where the operator says so: anywhere
 * else anyone could send them.
 */
@ApplicationScoped
public class Callers {
  private static final List<String> HEADERS =
      List.of("X-Forwarded-Email", "X-Forwarded-Preferred-Username", "X-Forwarded-User");

  /** The caller's token, which the proxy adds where the app asks for user authorization. */
  private static final String TOKEN = "X-Forwarded-Access-Token";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");
  private static final int MAX_LENGTH = 320;

  private final boolean local;
  private final boolean trusted;
  private final boolean singleUser;
  private final DetectedIdentity detected;
  private final Set<String> admins;

  Callers(IdentitySettings settings, DetectedIdentity detected) {
    this.detected = detected;
    local = settings.env().strip().equalsIgnoreCase("LOCAL");
    trusted = local || settings.trustForwardedHeaders() || settings.databricksAppName().isPresent();
    singleUser = !local && settings.singleUser() && LOOPBACK.contains(settings.httpHost());
    admins =
        settings.admins().stream()
            .flatMap(Set::stream)
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The caller that the headers name, or empty where nobody is signed in. */
  public Optional<Caller> from(Function<String, Optional<String>> header) {
    Stream<String> names =
        trusted ? HEADERS.stream().flatMap(h -> header.apply(h).stream()) : Stream.of();
    Optional<Caller> named =
        names.filter(Callers::isSane).findFirst().map(name -> caller(name, header.apply(TOKEN)));
    return named.or(this::alone);
  }

  /** Who it is when there can be only one, who may then do everything. */
  private Optional<Caller> alone() {
    if (local) {
      return Optional.of(new Caller("local@localhost", true));
    }
    return singleUser ? detected.name().map(name -> new Caller(name, true)) : Optional.empty();
  }

  private Caller caller(String name, Optional<String> token) {
    String principal = name.strip();
    return new Caller(
        principal,
        admins.contains(principal.toLowerCase(Locale.ROOT)),
        token.filter(text -> !text.isBlank()).map(Secret::new));
  }

  private static boolean isSane(String name) {
    return !name.isBlank()
        && name.length() <= MAX_LENGTH
        && name.chars().noneMatch(Character::isISOControl);
  }
}
