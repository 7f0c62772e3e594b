package app.ontos.connections.login;

import app.ontos.shared.secrets.Secret;
import app.ontos.token.AccessToken;
import app.ontos.token.CachingTokenSource;

/** What takes the place of a password in a login. Safe for use by several threads. */
sealed interface Credential extends AutoCloseable {

  /**
   * The password or token of the moment.
   *
   * @throws app.ontos.token.TokenFailure if there is none
   */
  Secret current();

  /** Says that the server refused it. */
  void refused(Secret secret);

  @Override
  void close();

  /** Always the same. */
  record Fixed(Secret secret) implements Credential {
    @Override
    public Secret current() {
      return secret;
    }

    /** There is no other. */
    @Override
    public void refused(Secret refused) {}

    @Override
    public void close() {}
  }

  /** Renewed before its end, and when it was refused. */
  record Rotating(CachingTokenSource tokens) implements Credential {
    @Override
    public Secret current() {
      return new Secret(tokens.current().value());
    }

    @Override
    public void refused(Secret refused) {
      AccessToken inHand = tokens.current();
      if (inHand.value().equals(refused.value())) {
        boolean unused = tokens.refused(inHand);
      }
    }

    @Override
    public void close() {
      tokens.close();
    }
  }
}
