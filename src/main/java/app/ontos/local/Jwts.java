package app.ontos.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Signs and reads JSON Web Tokens (RS256) with a key of its own. */
final class Jwts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Map<String, String> HEADER = Map.of("alg", "RS256", "kid", "emulator-1");

  private final KeyPair keys;

  Jwts() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  String sign(Map<String, ?> claims) {
    try {
      String content = encode(HEADER) + "." + encode(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + ENCODER.encodeToString(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("no token was signed", e);
    }
  }

  /** The claims of a token that this key has signed; empty for anything else. */
  Optional<JsonNode> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(keys.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(DECODER.decode(parts[2]))) {
        return Optional.empty();
      }
      String claims = new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8);
      return Optional.of(JSON.readTree(claims));
    } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String encode(Map<String, ?> part) throws JsonProcessingException {
    return ENCODER.encodeToString(JSON.writeValueAsBytes(part));
  }
}
