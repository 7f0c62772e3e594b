package app.ontos.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A real HTTP server in the place of the workspace, on 127.0.0.1. */
final class WorkspaceStandIn implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WorkspaceStandIn.class);
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  /** As many calls can hang before others have to wait. */
  private static final int THREADS = 256;

  private final int port;
  private final List<ApiRoute> routes;
  private final IssuedTokens tokens;
  private final Faults faults;
  private final RequestCounts counts;
  private final ThreadPoolExecutor threads;
  private @Nullable HttpServer server;

  WorkspaceStandIn(
      int port, List<ApiRoute> routes, IssuedTokens tokens, Faults faults, RequestCounts counts) {
    this.port = port;
    this.routes = List.copyOf(routes);
    this.tokens = tokens;
    this.faults = faults;
    this.counts = counts;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1024),
            task -> {
              Thread thread = new Thread(task, "workspace-stand-in");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    if (System.getProperty(NO_DELAY) == null) {
      // Else an answer waits up to 40 ms for the acknowledgement of its own headers.
      System.setProperty(NO_DELAY, "true");
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts to listen; nothing happens when it does. */
  synchronized void listen() {
    if (server != null) {
      return;
    }
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      started.createContext("/", this::serve);
      started.setExecutor(threads);
      started.start();
      server = started;
    } catch (IOException e) {
      throw new UncheckedIOException("the workspace can't listen on port " + port, e);
    }
  }

  /** Closes the port and every connection: clients are refused from now on. */
  synchronized void stopListening() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public void close() {
    stopListening();
    faults.close();
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      ApiRequest request = ApiRequest.read(exchange);
      counts.add(request.path());
      Optional<Faults.Outcome> fault = faults.meet(ApiGroup.of(request.path()));
      Optional<ApiAnswer> answer =
          fault.isPresent() ? fault.get().answer() : Optional.of(answer(request));
      LOG.debugf("%s: %s", request, answer);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ApiAnswer answer(ApiRequest request) {
    try {
      for (ApiRoute route : routes) {
        Optional<List<String>> parts = route.match(request);
        if (parts.isPresent()) {
          Optional<IssuedTokens.Caller> caller =
              route.needsToken()
                  ? Optional.of(tokens.authorise(request.authorization()))
                  : Optional.empty();
          return route.handler().handle(new ApiRoute.Call(request, parts.get(), caller));
        }
      }
      return ApiAnswer.error(404, "ENDPOINT_NOT_FOUND", "No API found for '" + request + "'");
    } catch (ApiRefusal e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.warnf(e, "The stand-in failed at %s", request);
      return ApiAnswer.error(500, "INTERNAL_ERROR", "The stand-in failed");
    }
  }

  private static void send(HttpExchange exchange, ApiAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream stream = exchange.getResponseBody()) {
      stream.write(body);
    }
  }
}
