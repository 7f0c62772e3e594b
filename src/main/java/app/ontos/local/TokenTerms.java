package app.ontos.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long tokens live, and how wrong the workspace's clock is. Can be changed at any time; what
 * was issued before keeps its terms.
 */
final class TokenTerms {
  private volatile Duration credentialLifetime = Duration.ofHours(1);
  private volatile Duration workspaceTokenLifetime = Duration.ofHours(1);
  private volatile Duration clockSkew = Duration.ZERO;

  Duration credentialLifetime() {
    return credentialLifetime;
  }

  void credentialLifetime(Duration lifetime) {
    credentialLifetime = lifetime;
  }

  Duration workspaceTokenLifetime() {
    return workspaceTokenLifetime;
  }

  void workspaceTokenLifetime(Duration lifetime) {
    workspaceTokenLifetime = lifetime;
  }

  void clockSkew(Duration skew) {
    clockSkew = skew;
  }

  /** The time as the workspace would write it into an answer or a token. */
  Instant reported(Instant time) {
    return time.plus(clockSkew).truncatedTo(ChronoUnit.MILLIS);
  }
}
