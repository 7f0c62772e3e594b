package app.ontos.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of two lists, each with its counterpart: first by the id that the standard gives
 * elements to be known by, then by what people call them.
 */
final class Elements {
  /** The fields that name an element, by the name of its list. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "servers", List.of("server"),
          "slaProperties", List.of("property", "element", "driver"),
          "roles", List.of("role"),
          "team", List.of("username"),
          "members", List.of("username"),
          "customProperties", List.of("property"),
          "support", List.of("channel"),
          "authoritativeDefinitions", List.of("type", "url"),
          "relationships", List.of("from", "to"));

  private static final List<String> QUALITY =
      List.of("name", "metric", "rule", "code", "templateName", "query", "implementation");

  private Elements() {}

  /** An element in both lists, or in one of them. */
  record Pair(String key, Optional<JsonNode> before, Optional<JsonNode> after) {}

  /** Whether a list holds objects. */
  static boolean areIn(@Nullable JsonNode list) {
    return list != null && list.isArray() && !list.isEmpty() && list.get(0).isObject();
  }

  static List<Pair> pairs(String list, Optional<JsonNode> before, Optional<JsonNode> after) {
    Map<String, JsonNode> waiting = keyed(list, after);
    Map<String, String> keyById = new HashMap<>();
    waiting.forEach((key, element) -> id(element).ifPresent(id -> keyById.put(id, key)));
    List<Pair> pairs = new ArrayList<>();
    keyed(list, before)
        .forEach(
            (key, element) -> {
              String byId = id(element).map(keyById::get).orElse(null);
              String counterpart = byId == null ? sameName(key, element, waiting) : byId;
              pairs.add(
                  new Pair(
                      key,
                      Optional.of(element),
                      Optional.ofNullable(
                          counterpart == null ? null : waiting.remove(counterpart))));
            });
    waiting.forEach(
        (key, element) -> pairs.add(new Pair(key, Optional.empty(), Optional.of(element))));
    return pairs;
  }

  /** Of one name, unless their ids say that they are two. */
  private static @Nullable String sameName(
      String key, JsonNode element, Map<String, JsonNode> waiting) {
    JsonNode other = waiting.get(key);
    boolean two =
        other != null
            && id(element).isPresent()
            && id(other).isPresent()
            && !id(element).equals(id(other));
    return two ? null : key;
  }

  private static Map<String, JsonNode> keyed(String list, Optional<JsonNode> elements) {
    Map<String, JsonNode> keyed = new LinkedHashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (JsonNode element : elements.map(e -> (Iterable<JsonNode>) e).orElse(List.of())) {
      String name = name(list, element);
      int nth = count.merge(name, 1, Integer::sum);
      String key = nth == 1 ? name : name + "#" + nth;
      keyed.put(key, element);
    }
    return keyed;
  }

  private static String name(String list, JsonNode element) {
    List<String> fields = NAMES.getOrDefault(list, List.of("name"));
    if (list.equals("quality")) {
      fields = QUALITY.stream().filter(element::has).limit(1).toList();
    }
    String name =
        fields.stream()
            .map(element::path)
            .filter(part -> !part.isMissingNode())
            .map(part -> part.isValueNode() ? part.asText() : part.toString())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? id(element).orElse(element.path("type").asText("")) : name;
  }

  private static Optional<String> id(JsonNode element) {
    return Optional.ofNullable(element.path("id").textValue());
  }
}
