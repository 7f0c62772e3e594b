package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON values. In a JSON body any value stands for itself, a string for a string; in a query string
 * the text is JSON, and is passed on letter by letter.
 */
final class JsonReader implements ScalarReader {
  private static final int MAX_DEPTH = 100;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Override
  public Reading fromText(String text) {
    try {
      return MAPPER.readTree(text).isMissingNode() ? new Fault("must be JSON") : Texts.text(text);
    } catch (JsonProcessingException e) {
      return new Fault("must be JSON");
    }
  }

  @Override
  public Reading fromJson(JsonNode node) {
    return Texts.text(node.toString());
  }
}
