package app.ontos.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import java.util.TreeMap;

/** Environments as they are stored, which is also how the API tells of them. */
@ApplicationScoped
class EnvironmentJson {
  private static final TypeReference<TreeMap<String, Environment>> TYPE = new TypeReference<>() {};

  private final ObjectMapper mapper;

  EnvironmentJson(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  String write(SortedMap<String, Environment> environments) {
    try {
      return mapper.writeValueAsString(environments);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("environments that can't be written", e);
    }
  }

  SortedMap<String, Environment> read(String text) {
    try {
      return mapper.readValue(text, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored environments that are not of our making", e);
    }
  }
}
