package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * A role's access as it is stored: a level by feature. A feature or level that this version does
 * not know gives nothing, so that a step back to it is safe.
 */
public final class AccessJson {
  private AccessJson() {}

  /** To be stored. */
  public static String write(Access access) {
    JsonObject object = new JsonObject();
    access.levels().forEach((feature, level) -> object.put(feature.id(), level.text()));
    return object.encode();
  }

  /** What a role gives; the admin's gives also what is newer than its row. */
  public static Access read(UUID role, String stored) {
    return role.equals(FixedRoles.ADMIN) ? Access.ALL : read(stored);
  }

  private static Access read(String stored) {
    Map<Feature, AccessLevel> levels = new EnumMap<>(Feature.class);
    for (Map.Entry<String, Object> entry : new JsonObject(stored)) {
      AccessLevel level =
          AccessLevel.BY_TEXT.getOrDefault(String.valueOf(entry.getValue()), AccessLevel.NONE);
      Feature.of(entry.getKey()).ifPresent(feature -> levels.put(feature, level));
    }
    return Access.of(levels);
  }
}
