package app.ontos.shared.json;

import app.ontos.shared.http.BodyLimit;
import app.ontos.shared.problem.ProblemType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.IntStream;

/**
 * Reads a body strictly: one JSON object in UTF-8, no duplicate keys, nothing after it, at most
 * {@value #MAX_DEPTH} levels deep. Everything else is a 400 that says where the text went wrong.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {
  private static final int MAX_DEPTH = 100;

  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // 1.10 has two decimals, and a column of numerics keeps them.
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return parse(body.readNBytes(BodyLimit.MAX_BYTES + 1));
  }

  /**
   * Reads a body that is already there.
   *
   * @throws app.ontos.shared.problem.ProblemException 400 or 413
   */
  public static JsonBody parse(byte[] body) {
    if (body.length > BodyLimit.MAX_BYTES) {
      throw BodyLimit.exceeded();
    }
    if (isOfAnotherEncoding(body)) {
      throw ProblemType.MALFORMED_REQUEST.because("The body is not in UTF-8");
    }
    JsonNode tree = tree(body);
    if (tree instanceof ObjectNode object) {
      return new JsonBody(object);
    }
    throw ProblemType.MALFORMED_REQUEST.because("The body must be a JSON object");
  }

  /** UTF-16 and UTF-32, which Jackson would read as well, begin with NUL bytes among the others. */
  private static boolean isOfAnotherEncoding(byte[] body) {
    return IntStream.range(0, Math.min(4, body.length)).anyMatch(i -> body[i] == 0);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return STRICT.readTree(body);
    } catch (StreamConstraintsException e) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "The JSON is nested deeper than " + MAX_DEPTH + " levels or has an oversized value");
    } catch (JsonProcessingException e) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "The body is not well-formed JSON%s%s".formatted(duplicate(e), at(e.getLocation())));
    } catch (NumberFormatException e) {
      throw ProblemType.MALFORMED_REQUEST.because(
          "The JSON has a number that is out of all bounds");
    } catch (IOException e) { // of its bytes, since nothing is read
      throw ProblemType.MALFORMED_REQUEST.because("The body is not in UTF-8");
    }
  }

  private static String duplicate(JsonProcessingException e) {
    boolean duplicate = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    return duplicate ? ", since a key is there twice" : "";
  }

  private static String at(@org.jspecify.annotations.Nullable JsonLocation location) {
    return location == null
        ? ""
        : ": look at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
