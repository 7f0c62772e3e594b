package app.ontos.shared.secrets;

import app.ontos.shared.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals secrets for the database, and opens them again. Safe for use by several threads.
 *
 * <p>A new key is put in front of {@code ONTOS_SECRET_KEY}: from then on it seals, while the older
 * ones still open. {@link #isSealedWithNewestKey} finds what is still to be sealed anew before an
 * old key can go.
 */
@ApplicationScoped
public class SecretSealer {
  private final Keyring keyring;

  SecretSealer(Keyring keyring) {
    this.keyring = keyring;
  }

  /** A sealer with these keys, outside the container. */
  public static SecretSealer with(Keyring keyring) {
    return new SecretSealer(keyring);
  }

  /**
   * Seals a secret for its place.
   *
   * @throws app.ontos.shared.problem.ProblemException if no key is set
   */
  public SealedSecret seal(Secret secret, SecretPlace place) {
    SealingKey key =
        keyring
            .newest()
            .orElseThrow(
                () ->
                    ProblemType.SECRET_KEY_MISSING.because(
                        "Secrets are not stored without a key. Set ONTOS_SECRET_KEY to one made with"
                            + " openssl rand -base64 32, and start the service again"));
    byte[] plaintext = secret.value().getBytes(StandardCharsets.UTF_8);
    return SealedSecret.of(key.id(), key.seal(plaintext, place.associatedData()));
  }

  /**
   * The secret that was sealed for this place.
   *
   * @throws SecretUnreadable if its key is not there, or it is not what was sealed for this place
   */
  public Secret open(SealedSecret sealed, SecretPlace place) {
    String keyId = sealed.keyId().orElseThrow(() -> SecretUnreadable.altered(place));
    SealingKey key =
        keyring.find(keyId).orElseThrow(() -> SecretUnreadable.unknownKey(place, keyId));
    try {
      byte[] plaintext = key.open(sealed.ciphertext(), place.associatedData());
      return new Secret(new String(plaintext, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) { // says no more than that it failed
      throw SecretUnreadable.altered(place);
    }
  }

  /** Whether it need not be sealed anew: false also where there is no key. */
  public boolean isSealedWithNewestKey(SealedSecret sealed) {
    Optional<String> newest = keyring.newest().map(SealingKey::id);
    return newest.isPresent() && newest.equals(sealed.keyId());
  }
}
