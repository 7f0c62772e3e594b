package app.ontos.shared.idempotency;

import app.ontos.shared.json.JsonBody;
import app.ontos.shared.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes two POSTs the same request: who sends it, where to, and the client's own {@code
 * Idempotency-Key}.
 *
 * @param principal who sends it
 * @param route the path that it is sent to
 * @param text the header
 * @param digest of the body in hexadecimal, to tell a retry from another request
 */
public record IdempotencyKey(String principal, String route, String text, String digest) {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

  /**
   * The key of a request, if its client gave one.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 for a key that is not printable
   */
  public static Optional<IdempotencyKey> of(
      String principal, String route, @Nullable String header, JsonBody body) {
    if (header == null) {
      return Optional.empty();
    }
    if (!PRINTABLE.matcher(header).matches()) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    return Optional.of(new IdempotencyKey(principal, route, header, digest(body)));
  }

  private static String digest(JsonBody body) {
    try {
      byte[] text = body.object().toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
