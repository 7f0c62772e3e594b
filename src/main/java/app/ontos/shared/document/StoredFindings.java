package app.ontos.shared.document;

import app.ontos.shared.problem.Problem.FieldError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** What was found in a document, as JSON for the database. */
public final class StoredFindings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredFindings() {}

  /** As a JSON list. */
  public static String write(List<FieldError> findings) {
    ArrayNode list = JSON.createArrayNode();
    findings.forEach(
        finding ->
            list.addObject().put("pointer", finding.pointer()).put("detail", finding.detail()));
    return list.toString();
  }

  /** What {@link #write} wrote. */
  public static List<FieldError> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<FieldError>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored findings are no findings", e);
    }
  }
}
