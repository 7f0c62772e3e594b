package app.ontos.shared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.secrets.SecretUnreadable.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealerTest {
  private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
  private static final UUID OTHER_ID = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
  private static final SecretPlace PLACE =
      new SecretPlace("connection", ID, "production", "password");
  private static final Secret SECRET = new Secret("correct horse battery staple");
  private static final int NONCE_BYTES = 12;

  private final SecretSealer sealer = sealer(Keys.FIRST);

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "correct horse", "zażółć gęślą jaźń 🐴\n\t\0"})
  void opensWhatItSealed(String value) {
    // Given
    SealedSecret sealed = sealer.seal(new Secret(value), PLACE);

    // When
    Secret opened = sealer.open(sealed, PLACE);

    // Then
    assertThat(opened.value()).isEqualTo(value);
  }

  @Test
  void showsNothingOfTheSecretInWhatIsStored() {
    // When
    SealedSecret sealed = sealer.seal(SECRET, PLACE);

    // Then
    assertThat(sealed.text()).matches("1\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]+");
    assertThat(Base64.getUrlDecoder().decode(sealed.text().substring(19)))
        .hasSize(NONCE_BYTES + SECRET.value().length() + 16);
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    // Given
    SealedSecret first = sealer.seal(SECRET, PLACE);

    // When
    SealedSecret second = sealer.seal(SECRET, PLACE);

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void neverUsesANonceTwice() {
    // Given
    int seals = 100_000;
    Set<ByteBuffer> nonces = new HashSet<>();

    // When
    for (int i = 0; i < seals; i++) {
      byte[] ciphertext = ciphertextOf(sealer.seal(SECRET, PLACE));
      nonces.add(ByteBuffer.wrap(Arrays.copyOf(ciphertext, NONCE_BYTES)));
    }

    // Then
    assertThat(nonces).hasSize(seals);
  }

  static Stream<SecretPlace> otherPlaces() {
    return Stream.of(
        new SecretPlace("connection", OTHER_ID, "production", "password"),
        new SecretPlace("connection", ID, "staging", "password"),
        new SecretPlace("connection", ID, "production", "clientSecret"),
        new SecretPlace("query", ID, "production", "password"),
        new SecretPlace("connection", ID, "productionp", "assword"),
        new SecretPlace("connection", ID, "", "productionpassword"));
  }

  @ParameterizedTest
  @MethodSource("otherPlaces")
  void refusesASecretThatWasCopiedFromAnotherPlace(SecretPlace other) {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);

    // When
    SecretUnreadable refusal = refusal(sealer, sealed, other);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.ALTERED);
    assertThat(refusal)
        .hasMessageContaining(other.recordId().toString())
        .hasMessageContaining("sealed for another place")
        .hasNoCause();
  }

  @Test
  void refusesEveryChangedBit() {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);
    int bits = ciphertextOf(sealed).length * 8;

    // When
    Stream<SecretUnreadable> refusals =
        IntStream.range(0, bits)
            .mapToObj(bit -> refusal(sealer, withFlippedBit(sealed, bit), PLACE));

    // Then
    assertThat(refusals)
        .hasSize(bits)
        .extracting(SecretUnreadable::reason)
        .containsOnly(Reason.ALTERED);
  }

  @Test
  void refusesEveryChangedCharacter() {
    // Given
    String text = sealer.seal(SECRET, PLACE).text();

    // When
    Stream<SecretUnreadable> refusals =
        IntStream.range(0, text.length())
            .mapToObj(at -> refusal(sealer, withAnotherCharacter(text, at), PLACE));

    // Then
    assertThat(refusals).hasSize(text.length()).doesNotContainNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse battery staple",
        "1.0000000000000000.",
        "2.0000000000000000.AAAA",
        "1.0000000000000000.A",
        "1.0000000000000000.AAAA\n"
      })
  void refusesWhatItNeverMade(String text) {
    // When
    SecretUnreadable refusal = refusal(sealer, new SealedSecret(text), PLACE);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.ALTERED);
  }

  @Test
  void refusesASealedSecretThatWasCutShort() {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);
    byte[] ciphertext = ciphertextOf(sealed);

    // When
    Stream<SecretUnreadable> refusals =
        IntStream.range(1, ciphertext.length)
            .mapToObj(length -> withCiphertext(sealed, Arrays.copyOf(ciphertext, length)))
            .map(cut -> refusal(sealer, cut, PLACE));

    // Then
    assertThat(refusals).extracting(SecretUnreadable::reason).containsOnly(Reason.ALTERED);
  }

  @Test
  void opensWithAnOldKeyOnceANewOneSeals() {
    // Given
    SealedSecret old = sealer.seal(SECRET, PLACE);
    SecretSealer rotated = sealer(Keys.SECOND + "," + Keys.FIRST);

    // When
    Secret opened = rotated.open(old, PLACE);

    // Then
    assertThat(opened).isEqualTo(SECRET);
  }

  @Test
  void tellsWhatIsStillToBeSealedAnewAfterARotation() {
    // Given
    SecretSealer rotated = sealer(Keys.SECOND + "," + Keys.FIRST);
    SealedSecret old = sealer.seal(SECRET, PLACE);

    // When
    SealedSecret fresh = rotated.seal(rotated.open(old, PLACE), PLACE);

    // Then
    assertThat(rotated.isSealedWithNewestKey(old)).isFalse();
    assertThat(rotated.isSealedWithNewestKey(fresh)).isTrue();
    assertThat(sealer(Keys.SECOND).open(fresh, PLACE)).isEqualTo(SECRET);
  }

  @Test
  void saysWhichKeyIsMissing() {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);

    // When
    SecretUnreadable refusal = refusal(sealer(Keys.SECOND), sealed, PLACE);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_KEY);
    assertThat(refusal)
        .hasMessageStartingWith("The password of connection " + ID + " (production)")
        .hasMessageContaining(sealed.text().substring(2, 18))
        .hasMessageContaining("ONTOS_SECRET_KEY");
  }

  @Test
  void refusesToSealWithoutAKeyAndSaysHowToMakeOne() {
    // Given
    SecretSealer keyless = SecretSealer.with(Keyring.empty());

    // When
    ProblemException refusal =
        catchThrowableOfType(ProblemException.class, () -> keyless.seal(SECRET, PLACE));

    // Then
    assertThat(refusal.problem().type()).isEqualTo(ProblemType.SECRET_KEY_MISSING);
    assertThat(refusal.problem().detail())
        .contains("ONTOS_SECRET_KEY")
        .contains("openssl rand -base64 32");
  }

  @Test
  void opensNothingWithoutAKey() {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);
    SecretSealer keyless = SecretSealer.with(Keyring.empty());

    // When
    SecretUnreadable refusal = refusal(keyless, sealed, PLACE);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_KEY);
    assertThat(keyless.isSealedWithNewestKey(sealed)).isFalse();
  }

  /** What is in databases must stay readable: this was sealed when the format was made. */
  @Test
  void opensWhatAnEarlierVersionSealed() {
    // Given
    SealedSecret stored =
        new SealedSecret(
            "1.28dfca5a45432437.or_Csskt0pFDGUrKntQ-QNp7nHupYrg43Vra4DcvTMwooMEZa02uIN31ngXOuZYvWMZ2Al87cfU");

    // When
    Secret opened = sealer.open(stored, PLACE);

    // Then
    assertThat(opened).isEqualTo(SECRET);
  }

  /** Nothing but the standard algorithm is needed to get a secret back. */
  @Test
  void isAes256GcmWithTheNonceInFront() throws Exception {
    // Given
    byte[] ciphertext = ciphertextOf(sealer.seal(SECRET, PLACE));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Keys.bytes(1, 32), "AES"),
        new GCMParameterSpec(128, ciphertext, 0, NONCE_BYTES));
    cipher.updateAAD(PLACE.associatedData());

    // When
    byte[] plaintext = cipher.doFinal(ciphertext, NONCE_BYTES, ciphertext.length - NONCE_BYTES);

    // Then
    assertThat(plaintext).asString(StandardCharsets.UTF_8).isEqualTo(SECRET.value());
  }

  @Test
  void hidesSecretsAndCiphertextsInTheirTexts() {
    // Given
    SealedSecret sealed = sealer.seal(SECRET, PLACE);

    // When
    String text = SECRET + " " + sealed;

    // Then
    assertThat(text)
        .isEqualTo("Secret[***] SealedSecret[key=%s]".formatted(sealed.text().substring(2, 18)));
  }

  private static SecretSealer sealer(String keys) {
    return SecretSealer.with(Keyring.of(keys));
  }

  private static SecretUnreadable refusal(
      SecretSealer sealer, SealedSecret sealed, SecretPlace place) {
    return catchThrowableOfType(SecretUnreadable.class, () -> sealer.open(sealed, place));
  }

  private static byte[] ciphertextOf(SealedSecret sealed) {
    return sealed.ciphertext();
  }

  private static SealedSecret withCiphertext(SealedSecret sealed, byte[] ciphertext) {
    return SealedSecret.of(sealed.keyId().orElseThrow(), ciphertext);
  }

  private static SealedSecret withFlippedBit(SealedSecret sealed, int bit) {
    byte[] ciphertext = ciphertextOf(sealed);
    ciphertext[bit / 8] ^= (byte) (1 << bit % 8);
    return withCiphertext(sealed, ciphertext);
  }

  private static SealedSecret withAnotherCharacter(String text, int at) {
    char other = text.charAt(at) == '0' ? '1' : '0';
    return new SealedSecret(text.substring(0, at) + other + text.substring(at + 1));
  }
}
