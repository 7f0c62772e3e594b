package app.ontos.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls the emulated workspace as any HTTP client would. */
record WorkspaceCaller(LakebaseEmulator emulator, HttpClient client) {
  static final String ENDPOINT = "projects/ontos/branches/production/endpoints/primary";
  static final String INSTANCE = "ontos-instance";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Status and headers with the body, as JSON where it is. */
  record Answer(int status, JsonNode json, HttpResponse<String> raw) {
    String text(String field) {
      return json.path(field).asText();
    }
  }

  static WorkspaceCaller of(LakebaseEmulator emulator) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    return new WorkspaceCaller(emulator, client);
  }

  String workspaceToken() {
    return clientCredentials(emulator.identity().clientSecret(), "all-apis").text("access_token");
  }

  /** A fresh database credential of the service principal. */
  String credential() {
    return mintForEndpoint(ENDPOINT).text("token");
  }

  Answer mintForEndpoint(String endpoint) {
    return post(
        "/api/2.0/postgres/credentials",
        workspaceToken(),
        "{\"endpoint\": \"%s\"}".formatted(endpoint));
  }

  Answer mintForInstance(String instance) {
    return post(
        "/api/2.0/database/credentials",
        workspaceToken(),
        "{\"instance_names\": [\"%s\"], \"request_id\": \"1\"}".formatted(instance));
  }

  Answer clientCredentials(String secret, String scope) {
    String login = emulator.identity().clientId() + ":" + secret;
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return send(
        form("/oidc/v1/token", Map.of("grant_type", "client_credentials", "scope", scope))
            .header("Authorization", "Basic " + basic));
  }

  Answer exchange(String subjectToken, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    fields.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    fields.put("subject_token", subjectToken);
    fields.put("scope", "all-apis");
    return send(form("/oidc/v1/token", fields));
  }

  Answer get(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  Answer getWithoutToken(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String token, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(emulator.workspaceUrl() + path))
        .timeout(Duration.ofSeconds(2));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(), JSON.readTree(json ? response.body() : "{}"), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
