package app.ontos.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code databricks.yml} says of the one app.
 *
 * @param root the whole file
 * @param key the app's key in it, which {@code databricks bundle run} takes
 */
record Bundle(JsonNode root, String key) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{var\\.(\\w+)}");

  static Bundle read() throws IOException {
    JsonNode root = YamlFile.read("databricks.yml");
    List<String> keys = YamlFile.keys(root.path("resources").path("apps"));
    if (keys.size() != 1) {
      throw new IllegalStateException("`databricks apps deploy` wants exactly one app: " + keys);
    }
    return new Bundle(root, keys.get(0));
  }

  JsonNode app() {
    return root.path("resources").path("apps").path(key);
  }

  List<JsonNode> resources() {
    return YamlFile.items(app().path("resources"));
  }

  List<String> targets() {
    return YamlFile.keys(root.path("targets"));
  }

  JsonNode target(String name) {
    return root.path("targets").path(name);
  }

  /** What the target adds to the app. */
  JsonNode app(String target) {
    return target(target).path("resources").path("apps").path(key);
  }

  /** The text with the target's values in the place of the variables. */
  String resolve(String text, String target) {
    return VARIABLE.matcher(text).replaceAll(match -> value(match, target));
  }

  /** The names of all variables that are used anywhere in the file. */
  List<String> variablesInUse() {
    return YamlFile.words(root)
        .flatMap(word -> VARIABLE.matcher(word).results())
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private String value(MatchResult match, String target) {
    String name = match.group(1);
    JsonNode own = target(target).path("variables").path(name);
    return own.isMissingNode()
        ? root.path("variables").path(name).path("default").asText()
        : own.asText();
  }
}
