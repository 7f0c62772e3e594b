package app.ontos.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP request, read whole. */
record ApiRequest(
    String method, String path, Map<String, String> query, String authorization, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 1 << 20;

  static ApiRequest read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    byte[] bytes = exchange.getRequestBody().readNBytes(LIMIT);
    return new ApiRequest(
        exchange.getRequestMethod(),
        uri.getPath(),
        decode(Optional.ofNullable(uri.getRawQuery()).orElse("")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""),
        new String(bytes, StandardCharsets.UTF_8));
  }

  Map<String, String> form() {
    return decode(body);
  }

  JsonNode json() {
    try {
      JsonNode node = JSON.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw ApiRefusal.of(400, "MALFORMED_REQUEST", "The body is not JSON");
    }
    throw ApiRefusal.of(400, "MALFORMED_REQUEST", "The body is not a JSON object");
  }

  private static Map<String, String> decode(String encoded) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return Map.copyOf(fields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.of(400, "MALFORMED_REQUEST", "A field is not URL-encoded");
    }
  }

  /** Without the header and the body, which may carry secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
