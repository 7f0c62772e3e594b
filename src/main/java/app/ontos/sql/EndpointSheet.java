package app.ontos.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a published query is called from outside.
 *
 * @param path of the endpoint
 * @param openApi where it is described for generators of clients
 * @param curlBefore the command up to the service's address
 * @param curlAfter the command from there on
 */
record EndpointSheet(String path, String openApi, String curlBefore, String curlAfter) {
  private static final String COMMAND = "curl -H \"Authorization: Bearer $TOKEN\" ";

  static EndpointSheet of(String slug, DefinitionSheet definition, List<String> environments) {
    String path = "/api/v1/run/" + slug;
    String environment =
        environments.contains(RunOptions.USUAL_ENVIRONMENT)
            ? RunOptions.USUAL_ENVIRONMENT
            : environments.get(0);
    String openApi = PublishedApiResource.PATH + "?slug=" + slug;
    if (definition.writes()) {
      String body = body(definition, environment).toString().replace("'", "'\\''");
      String sent = "-H 'Content-Type: application/json' -d '%s' '".formatted(body);
      return new EndpointSheet(path, openApi, COMMAND + sent, path + "'");
    }
    StringBuilder query = new StringBuilder("?environment=").append(encoded(environment));
    for (ParameterSheet parameter : definition.parameters()) {
      query.append('&').append(parameter.name()).append('=').append(encoded(value(parameter)));
    }
    return new EndpointSheet(path, openApi, COMMAND + "'", path + query + "'");
  }

  private static ObjectNode body(DefinitionSheet definition, String environment) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("environment", environment);
    ObjectNode values = body.putObject("parameters");
    for (ParameterSheet parameter : definition.parameters()) {
      if (parameter.isArray()) {
        values.putArray(parameter.name()).add(value(parameter));
      } else {
        values.put(parameter.name(), value(parameter));
      }
    }
    return body;
  }

  /** Something to begin with. */
  private static String value(ParameterSheet parameter) {
    if (!parameter.defaultValue().isEmpty() && !parameter.isArray()) {
      return parameter.defaultValue();
    }
    if (!parameter.allowedValues().isEmpty()) {
      return parameter.allowedValues().get(0);
    }
    if (!parameter.minimum().isEmpty()) {
      return parameter.minimum();
    }
    String example = ParameterSheet.exampleOf(parameter.type().replace("[]", ""));
    return example.isEmpty() ? "text" : example;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
