package app.ontos.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the YAML files at the root of the repository. A key that is there twice is refused. */
final class YamlFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private YamlFile() {}

  static JsonNode read(String name) throws IOException {
    return YAML.readTree(Files.readString(Path.of(name)));
  }

  static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  static List<JsonNode> items(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    node.forEach(items::add);
    return items;
  }

  /** Every name and every text in it, at whatever depth. */
  static Stream<String> words(JsonNode node) {
    Stream<String> own = node.isTextual() ? Stream.of(node.textValue()) : keys(node).stream();
    return Stream.concat(own, items(node).stream().flatMap(YamlFile::words));
  }
}
