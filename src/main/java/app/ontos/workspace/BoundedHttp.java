package app.ontos.workspace;

import com.databricks.sdk.core.http.HttpClient;
import com.databricks.sdk.core.http.Request;
import com.databricks.sdk.core.http.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The HTTP client under the SDK.
 *
 * <p>Guarantees: a call ends within the timeout, name resolution and body included, whatever the
 * other side does; an answer that is no success leaves as a {@link WorkspaceFailure}. As that is
 * neither an {@code IOException} nor a status, the SDK does not repeat the call, which it otherwise
 * does for its own tokens even when told not to. Redirects are not followed: there is a secret in
 * the request. Safe for use by several threads.
 */
final class BoundedHttp implements HttpClient {
  private static final Set<String> SET_BY_THE_CLIENT = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    SET_BY_THE_CLIENT.addAll(Set.of("Connection", "Content-Length", "Expect", "Host", "Upgrade"));
  }

  /**
   * One for all, since each has a thread. HTTP/2 would keep using a connection whose other end is
   * gone; 1.1 drops it at a timeout.
   */
  private static final java.net.http.HttpClient CLIENT =
      java.net.http.HttpClient.newBuilder()
          .version(java.net.http.HttpClient.Version.HTTP_1_1)
          .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
          .build();

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "workspace-call");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration timeout;
  private final Refusals refusals;

  BoundedHttp(Duration timeout, Refusals refusals) {
    this.timeout = timeout;
    this.refusals = refusals;
  }

  @Override
  public Response execute(Request request) {
    String call = request.getMethod() + " " + request.getUri().getPath();
    HttpResponse<String> answer = send(call, translated(request));
    if (answer.statusCode() < 200 || answer.statusCode() > 299) {
      throw refusals.of(call, answer);
    }
    refusals.check(call, answer);
    // As a stream, because the SDK writes text bodies, tokens and all, into its debug log.
    return new Response(
        request,
        url(request),
        answer.statusCode(),
        "",
        answer.headers().map(),
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Not with {@code sendAsync}, whose answer comes by way of the common pool: on one or two cores
   * that has a single thread, which may be waiting for us.
   */
  private HttpResponse<String> send(String call, HttpRequest request) {
    Future<HttpResponse<String>> answer =
        THREADS.submit(() -> CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw refusals.unreachable(call, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw refusals.unreachable(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusals.unreachable(call, e);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest translated(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri()).timeout(timeout);
    for (Map.Entry<String, String> header : request.getHeaders().entrySet()) {
      if (header.getValue() != null && !SET_BY_THE_CLIENT.contains(header.getKey())) {
        builder.header(header.getKey(), header.getValue());
      }
    }
    String body = request.getBodyString();
    return builder
        .method(
            request.getMethod(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static java.net.URL url(Request request) {
    try {
      return request.getUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException("the SDK made a request without an address", e);
    }
  }
}
