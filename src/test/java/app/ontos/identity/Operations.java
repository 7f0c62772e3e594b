package app.ontos.identity;

import static io.restassured.RestAssured.given;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.testing.Roles;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every operation of the OpenAPI document, and what the seeded roles give. */
final class Operations {
  private Operations() {}

  /**
   * An operation.
   *
   * @param need what the document says that it needs
   * @param bodyType the media type of its body, if it takes one
   */
  record Operation(String id, String method, String path, String need, Optional<String> bodyType) {

    /** Sends a request that can't do anything but be refused for one reason or another. */
    Response send(RequestSpecification request) {
      String target =
          path.replace("{environment}", "production")
              .replaceAll("\\{[^}]+}", "" + UUID.randomUUID());
      bodyType.ifPresent(
          type -> request.header("Content-Type", type).body("{}".getBytes(StandardCharsets.UTF_8)));
      return request.request(method, target);
    }

    boolean isOpenTo(Access access) {
      if (need.equals("any-caller")) {
        return true;
      }
      int colon = need.indexOf(':');
      AccessLevel level = level(need.substring(colon + 1));
      return access.includes(Feature.of(need.substring(0, colon)).orElseThrow(), level);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** All of them, by path and method. */
  static List<Operation> all() {
    JsonObject paths =
        json(given().queryParam("format", "json").get("/openapi")).getJsonObject("paths");
    List<Operation> operations = new ArrayList<>();
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      for (String method : item.fieldNames()) {
        if (item.getValue(method) instanceof JsonObject operation) {
          operations.add(operation(path, method, operation));
        }
      }
    }
    operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return operations;
  }

  private static Operation operation(String path, String method, JsonObject operation) {
    Optional<String> body =
        Optional.ofNullable(operation.getJsonObject("requestBody"))
            .map(found -> found.getJsonObject("content").fieldNames().iterator().next());
    return new Operation(
        operation.getString("operationId"),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.getString("x-ontos-needs"),
        body);
  }

  /** What each seeded role gives, by its name, in the order in which they were seeded. */
  static Map<String, Access> seededRoles() {
    JsonArray items =
        json(Roles.as(Roles.ADMIN).queryParam("limit", 200).get(Roles.ROLES)).getJsonArray("items");
    Map<String, Access> roles = new LinkedHashMap<>();
    items.stream()
        .map(JsonObject.class::cast)
        .filter(role -> role.getString("createdBy").equals("ontos"))
        .sorted(Comparator.comparing(role -> role.getString("id")))
        .forEach(role -> roles.put(role.getString("name"), access(role.getJsonObject("access"))));
    return roles;
  }

  /** What the role gives that every caller has. */
  static Access everybodys() {
    return Optional.ofNullable(seededRoles().get("Data Consumer")).orElseThrow();
  }

  private static Access access(JsonObject levels) {
    Map<Feature, AccessLevel> access = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      access.put(feature, level(levels.getString(feature.id())));
    }
    return Access.of(access);
  }

  private static AccessLevel level(String text) {
    return Optional.ofNullable(AccessLevel.BY_TEXT.get(text)).orElseThrow();
  }

  private static JsonObject json(Response response) {
    return new JsonObject(response.asString());
  }
}
