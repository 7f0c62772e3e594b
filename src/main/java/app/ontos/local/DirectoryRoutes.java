package app.ontos.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is in the workspace, and in which groups (SCIM): what each caller may ask of itself, and of
 * others by name.
 */
final class DirectoryRoutes {
  private static final String SCIM = "/api/2\\.0/preview/scim/v2/";
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final Pattern FILTER = Pattern.compile("(userName|applicationId) eq \"([^\"]*)\"");

  private final WorkspaceIdentity workspace;
  private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();

  DirectoryRoutes(WorkspaceIdentity workspace) {
    this.workspace = workspace;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.withToken(
            "GET", SCIM + "Me", call -> ApiAnswer.ok(entry(call.knownCaller().name()))),
        ApiRoute.withToken("GET", SCIM + "Users", call -> found(call.request(), "userName")),
        ApiRoute.withToken(
            "GET", SCIM + "ServicePrincipals", call -> found(call.request(), "applicationId")));
  }

  void add(String principal, String group) {
    groups.computeIfAbsent(principal, name -> new CopyOnWriteArraySet<>()).add(group);
  }

  void clear() {
    groups.clear();
  }

  private ApiAnswer found(ApiRequest request, String attribute) {
    Matcher filter = FILTER.matcher(request.query().getOrDefault("filter", ""));
    if (!filter.matches() || !filter.group(1).equals(attribute)) {
      throw ApiRefusal.of(
          400, "INVALID_PARAMETER_VALUE", "Only %s eq is known here".formatted(attribute));
    }
    String name = filter.group(2);
    List<Map<String, Object>> entries = exists(name) ? List.of(entry(name)) : List.of();
    return ApiAnswer.ok(
        Map.of(
            "schemas", List.of(LIST),
            "totalResults", entries.size(),
            "startIndex", 1,
            "itemsPerPage", entries.size(),
            "Resources", entries));
  }

  private boolean exists(String name) {
    return groups.containsKey(name)
        || name.equals(workspace.personEmail())
        || name.equals(workspace.clientId());
  }

  private Map<String, Object> entry(String name) {
    boolean person = name.contains("@");
    return Map.of(
        "schemas",
        List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
        "id",
        "7305519846301234",
        person ? "userName" : "applicationId",
        name,
        person ? "name" : "userName",
        person ? Map.of("givenName", "Ada", "familyName", "Lovelace") : name,
        "displayName",
        person ? "Ada Lovelace" : "app " + workspace.appName(),
        "active",
        true,
        "emails",
        person ? List.of(Map.of("value", name, "primary", true)) : List.of(),
        "groups",
        groups.getOrDefault(name, Set.of()).stream().map(DirectoryRoutes::membership).toList());
  }

  private static Map<String, Object> membership(String group) {
    String id = Integer.toUnsignedString(group.hashCode());
    return Map.of("display", group, "value", id, "$ref", "Groups/" + id, "type", "direct");
  }
}
