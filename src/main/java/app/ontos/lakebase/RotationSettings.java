package app.ontos.lakebase;

import app.ontos.token.Backoff;
import app.ontos.token.RefreshSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The numbers of the token rotation; {@link RefreshSettings} and {@link Backoff} say what each one
 * does and within which bounds.
 */
@ConfigMapping(prefix = "ontos.rotation")
public interface RotationSettings {
  /** The longest time between two mints. */
  @WithDefault("PT50M")
  Duration interval();

  /** The part of its life after which a token is renewed, where that is sooner. */
  @WithDefault("0.8333")
  double fraction();

  /** The shortest time between two successful mints. */
  @WithDefault("PT5S")
  Duration minimumDelay();

  /** How long before its end a token is no longer handed out. */
  @WithDefault("PT30S")
  Duration usableMargin();

  /** By which part of itself a wait may be shortened at random. */
  @WithDefault("0.03")
  double jitter();

  /** The wait after the first failure; doubles from there. */
  @WithDefault("PT1S")
  Duration backoffInitial();

  /** The longest wait after a failure. */
  @WithDefault("PT20S")
  Duration backoffMax();

  /** The longest wait that a {@code Retry-After} can ask for. */
  @WithDefault("PT60S")
  Duration retryAfterMax();

  /** After how long an unanswered mint is given up. */
  @WithDefault("PT15S")
  Duration mintTimeout();

  /** How long a login waits at most for a first token; less than the pool's acquisition timeout. */
  @WithDefault("PT4S")
  Duration firstMintWait();

  /** The shortest time between two tokens dropped because they were refused. */
  @WithDefault("PT5S")
  Duration refusalInterval();

  /** The same, checked. */
  default RefreshSettings refreshSettings() {
    return new RefreshSettings(
        interval(),
        fraction(),
        minimumDelay(),
        usableMargin(),
        jitter(),
        new Backoff(backoffInitial(), backoffMax(), retryAfterMax(), jitter()),
        mintTimeout(),
        firstMintWait(),
        refusalInterval());
  }
}
