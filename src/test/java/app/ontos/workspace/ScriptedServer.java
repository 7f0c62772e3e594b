package app.ontos.workspace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers everything with the same, and remembers what it got. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> requests = new CopyOnWriteArrayList<>();

  /** One request. */
  record Got(String method, String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("none")).get(0);
    }
  }

  /** Writes an answer. */
  @FunctionalInterface
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private ScriptedServer(Script script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              new Got(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestHeaders(),
                  body));
          script.answer(exchange);
        });
    server.start();
  }

  static ScriptedServer doing(Script script) {
    return new ScriptedServer(script);
  }

  static ScriptedServer answering(int status, String body, Map<String, String> headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new ScriptedServer(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  static ScriptedServer answering(String json) {
    return answering(200, json, Map.of("Content-Type", "application/json"));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  URI at(String path) {
    return URI.create(url() + path);
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Got> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
