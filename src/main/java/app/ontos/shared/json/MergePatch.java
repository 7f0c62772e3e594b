package app.ontos.shared.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): null removes, objects merge, everything else replaces. */
public final class MergePatch {
  /** The only media type that PATCH takes. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private MergePatch() {}

  /**
   * The target with the patch applied; neither argument is changed. A null for a member that the
   * target does not know is kept, so that the reader of the result can name the unknown field.
   */
  public static JsonBody apply(ObjectNode target, JsonBody patch) {
    return new JsonBody(merge(target.deepCopy(), patch.object()));
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      if (value.isNull() && target.has(name)) {
        target.remove(name);
      } else if (value instanceof ObjectNode object) {
        JsonNode present = target.get(name);
        ObjectNode base = present instanceof ObjectNode node ? node : target.objectNode();
        target.set(name, merge(base, object));
      } else {
        target.set(name, value);
      }
    }
    return target;
  }
}
