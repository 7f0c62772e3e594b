package app.ontos.shared.http;

import app.ontos.shared.db.Ids;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that ties together a response, its problem, its log lines and its audit event. The
 * platform's own {@code X-Request-Id} is kept where it is a sane token, so that one id serves from
 * the proxy to here.
 */
public final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final String KEY = "ontos.request-id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestId() {}

  /** The id of an exchange; made on first use. */
  public static String of(RoutingContext exchange) {
    String known = exchange.get(KEY);
    if (known != null) {
      return known;
    }
    String id = choose(exchange.request().getHeader(HEADER));
    exchange.put(KEY, id);
    return id;
  }

  static String choose(@Nullable String offered) {
    return offered != null && SANE.matcher(offered).matches() ? offered : Ids.next().toString();
  }
}
