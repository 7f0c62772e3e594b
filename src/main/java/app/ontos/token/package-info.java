/**
 * Keeps a short-lived token in hand, so that nobody who needs one ever waits for the network.
 *
 * <p>A {@link app.ontos.token.TokenSource} mints one token a call; a {@link
 * app.ontos.token.CachingTokenSource} remembers it, answers from memory, renews it in good time and
 * keeps the number of calls small when things go wrong. When to renew is decided by {@link
 * app.ontos.token.RefreshSchedule} and {@link app.ontos.token.Backoff}, which are pure functions of
 * {@link app.ontos.token.RefreshSettings}; how things stand is a sealed {@code State}, kept in
 * {@code TokenCell}, the only mutable place.
 *
 * <p>Time comes in two kinds here. A wall-clock moment ({@code issuedAt}, {@code expiresAt}) is
 * what the issuer said and is only ever shown. Decisions are made by monotonic time and by the
 * {@link app.ontos.token.AccessToken#lifetime() lifetime}, so a local clock that is hours wrong, or
 * set while the service runs, changes nothing.
 *
 * <p>The package depends on the JDK alone: no Quarkus, JDBC, JSON library, logging or Databricks
 * SDK. Log lines and metrics are written by whoever passes a {@link app.ontos.token.TokenListener}.
 * No {@code toString} and no exception text of this package holds a token.
 */
@NullMarked
package app.ontos.token;

import org.jspecify.annotations.NullMarked;
