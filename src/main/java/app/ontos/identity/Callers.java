package app.ontos.identity;

import app.ontos.shared.secrets.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
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

  /** Believed in LOCAL mode alone; no proxy is known to set it, or to keep others from it. */
  private static final String GROUPS = "X-Forwarded-Groups";

  private static final int MAX_GROUPS = 100;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");
  private static final int MAX_LENGTH = 320;

  private final boolean local;
  private final boolean trusted;
  private final boolean singleUser;
  private final DetectedIdentity detected;

  Callers(IdentitySettings settings, DetectedIdentity detected) {
    this.detected = detected;
    local = isLocal(settings);
    trusted = local || settings.trustForwardedHeaders() || settings.databricksAppName().isPresent();
    singleUser = !local && settings.singleUser() && LOOPBACK.contains(settings.httpHost());
  }

  /** Whether it is LOCAL mode, in which headers are believed from anybody. */
  public static boolean isLocal(IdentitySettings settings) {
    return settings.env().strip().equalsIgnoreCase("LOCAL");
  }

  /** The caller that the headers name, or empty where nobody is signed in. */
  public Optional<Caller> from(Function<String, Optional<String>> header) {
    Stream<String> names =
        trusted ? HEADERS.stream().flatMap(h -> header.apply(h).stream()) : Stream.of();
    Optional<Caller> named =
        names.filter(Callers::isSane).findFirst().map(name -> caller(name, header));
    return named.or(this::alone);
  }

  /** Who it is when there can be only one, who may then do everything. */
  private Optional<Caller> alone() {
    if (local) {
      return Optional.of(new Caller("local@localhost", true));
    }
    return singleUser ? detected.name().map(name -> new Caller(name, true)) : Optional.empty();
  }

  private Caller caller(String name, Function<String, Optional<String>> header) {
    return new Caller(
        name.strip(),
        Standing.NONE,
        header.apply(TOKEN).filter(text -> !text.isBlank()).map(Secret::new),
        local ? groups(header.apply(GROUPS)) : Set.of());
  }

  private static Set<String> groups(Optional<String> header) {
    return header.stream()
        .flatMap(names -> Arrays.stream(names.split(",")))
        .map(String::strip)
        .filter(Callers::isSane)
        .limit(MAX_GROUPS)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isSane(String name) {
    return !name.isBlank()
        && name.length() <= MAX_LENGTH
        && name.chars().noneMatch(Character::isISOControl);
  }
}
