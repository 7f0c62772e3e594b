package app.ontos.sql.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that a caller gave, unchecked, by their parameters' names. */
sealed interface GivenValues {

  /** All names, known or not. */
  Set<String> names();

  /** Whether the value under a name is an explicit null. */
  boolean isNull(String name);

  /** The literal of the value under a name, which is not null; empty after a fault. */
  Optional<String> read(String name, String pointer, ValueReader reader);

  /** Members of a JSON object. */
  record Json(JsonNode object) implements GivenValues {
    @Override
    public Set<String> names() {
      return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public boolean isNull(String name) {
      return object.path(name).isNull();
    }

    @Override
    public Optional<String> read(String name, String pointer, ValueReader reader) {
      return reader.json(pointer, object.path(name));
    }

    @Override
    public String toString() {
      return "Json" + names();
    }
  }

  /** Parameters of a query string. */
  record Query(Map<String, List<String>> texts) implements GivenValues {
    @Override
    public Set<String> names() {
      return texts.keySet();
    }

    @Override
    public boolean isNull(String name) {
      return false;
    }

    @Override
    public Optional<String> read(String name, String pointer, ValueReader reader) {
      return reader.texts(pointer, texts.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
      return "Query" + names();
    }
  }
}
