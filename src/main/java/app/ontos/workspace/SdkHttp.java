package app.ontos.workspace;

import com.databricks.sdk.core.http.HttpClient;
import com.databricks.sdk.core.http.Request;
import com.databricks.sdk.core.http.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;

/**
 * The HTTP client under the SDK. An answer that is no success leaves as a {@link WorkspaceFailure}.
 * As that is neither an {@code IOException} nor a status, the SDK does not repeat the call, which
 * it otherwise does for its own tokens even when told not to.
 */
final class SdkHttp implements HttpClient {
  private static final Set<String> SET_BY_THE_CLIENT = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    SET_BY_THE_CLIENT.addAll(
        Set.of("Connection", "Content-Length", "Expect", "Host", "Transfer-Encoding", "Upgrade"));
  }

  private final BoundedHttp http;
  private final Refusals refusals;

  SdkHttp(BoundedHttp http, Refusals refusals) {
    this.http = http;
    this.refusals = refusals;
  }

  @Override
  public Response execute(Request request) {
    String call = request.getMethod() + " " + request.getUri().getPath();
    Answer answer = refusals.answer(call, http, translated(request));
    refusals.check(call, answer);
    // As a stream, because the SDK writes text bodies, tokens and all, into its debug log.
    return new Response(
        request,
        url(request),
        answer.status(),
        "",
        answer.headers(),
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpUriRequest translated(Request request) {
    RequestBuilder builder = RequestBuilder.create(request.getMethod()).setUri(request.getUri());
    for (Map.Entry<String, String> header : request.getHeaders().entrySet()) {
      if (header.getValue() != null && !SET_BY_THE_CLIENT.contains(header.getKey())) {
        builder.addHeader(header.getKey(), header.getValue());
      }
    }
    String body = request.getBodyString();
    if (body != null) {
      builder.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8)));
    }
    return builder.build();
  }

  private static java.net.URL url(Request request) {
    try {
      return request.getUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException("the SDK made a request without an address", e);
    }
  }
}
