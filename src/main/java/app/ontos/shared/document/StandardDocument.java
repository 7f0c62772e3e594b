package app.ontos.shared.document;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.json.JsonBodyReader;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A document of a standard as its author wrote it: every member in its order, every number with all
 * its digits, every text as it is. Comments and the choice of quotes are not part of it.
 *
 * @param root the document; not to be changed
 */
public record StandardDocument(ObjectNode root) {

  /** How deep objects and lists may be nested. */
  public static final int MAX_DEPTH = 100;

  /** How many characters a number may have, and how many places its point may be moved. */
  public static final int MAX_NUMBER_LENGTH = 1000;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

  /**
   * Reads what a client sent.
   *
   * @throws app.ontos.shared.problem.ProblemException 413 for more than the body limit, 400 with
   *     line and column for what is not well-formed, 422 for what PostgreSQL can't keep
   */
  public static StandardDocument read(byte[] body, DocumentFormat format) {
    if (body.length > BodyLimit.MAX_BYTES) {
      throw BodyLimit.exceeded();
    }
    ObjectNode root =
        switch (format) {
          case JSON -> JsonBodyReader.parse(body).object();
          case YAML -> YamlReader.read(body);
        };
    List<FieldError> faults = StorableJson.faults(root);
    if (!faults.isEmpty()) {
      throw Problem.invalidFields(faults).asException();
    }
    return new StandardDocument(root);
  }

  /** What {@link #json} wrote. */
  public static StandardDocument stored(String json) {
    try {
      return new StandardDocument((ObjectNode) JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }

  /** As JSON on one line. */
  public String json() {
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can't be written", e);
    }
  }

  /** SHA-256 of {@link #json} in hexadecimal: another for every document that differs at all. */
  public String digest() {
    try {
      byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** As YAML that 1.1 and 1.2 readers understand alike. */
  public String yaml() {
    return YamlWriter.write(root);
  }

  /** In the wanted form. */
  public String in(DocumentFormat format) {
    return switch (format) {
      case JSON -> json();
      case YAML -> yaml();
    };
  }

  /** Whether both are the same JSON value. */
  public boolean sameAs(StandardDocument other) {
    return ExactJson.equal(root, other.root);
  }
}
