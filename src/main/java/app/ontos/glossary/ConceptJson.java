package app.ontos.glossary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The texts of a concept as they are stored: JSON by language. */
@ApplicationScoped
class ConceptJson {
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, List<String>>> LISTS =
      new TypeReference<>() {};
  private static final TypeReference<TreeMap<MatchKind, List<String>>> MATCHES =
      new TypeReference<>() {};

  private final ObjectMapper json;

  ConceptJson(ObjectMapper json) {
    this.json = json;
  }

  String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts that can't be written", e);
    }
  }

  Map<String, String> texts(String stored) {
    return read(stored, TEXTS);
  }

  Map<String, List<String>> lists(String stored) {
    return read(stored, LISTS);
  }

  Map<MatchKind, List<String>> matches(String stored) {
    return read(stored, MATCHES);
  }

  private <T> T read(String stored, TypeReference<T> type) {
    try {
      return json.readValue(stored, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored texts that are not as they were written", e);
    }
  }
}
