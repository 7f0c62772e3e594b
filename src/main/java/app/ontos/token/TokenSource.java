package app.ontos.token;

/**
 * Mints tokens: every call asks the issuer for a new one. Remembering them is the job of {@link
 * CachingTokenSource}, so an implementation must not cache.
 *
 * <p>It is called on the cache's executor, at most once at a time unless a call was given up on. It
 * may block, and should have its own timeouts of seconds: {@link RefreshSettings#mintTimeout()}
 * frees the callers of a call that hangs, but not its thread.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * Asks for a new token.
   *
   * @throws TokenFailure.Refused when the issuer said no and will say so again
   * @throws TokenFailure.Unavailable when there was no usable answer this time
   */
  AccessToken mint();
}
