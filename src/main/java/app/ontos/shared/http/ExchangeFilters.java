package app.ontos.shared.http;

import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemJson;
import app.ontos.shared.problem.ProblemType;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.MDC;

/** What happens to every exchange before the REST layer sees it, and where no route takes it. */
@ApplicationScoped
public class ExchangeFilters {
  private static final int FIRST = 1000;

  static final int AFTER_THE_REFUSALS = FIRST - 4;

  /** The framework puts quarkus.http.limits.max-body-size into the exchange at 2. */
  private static final int AFTER_THE_CONFIGURED_LIMIT = 1;

  private static final Problem ENDING =
      ProblemType.UNAVAILABLE
          .because("This instance of the service is ending", Duration.ofSeconds(1))
          .problem();

  private volatile boolean ending;

  void register(@Observes Filters filters) {
    filters.register(ExchangeFilters::identify, FIRST);
    filters.register(this::refuseAtTheEnd, FIRST - 1);
    filters.register(ExchangeFilters::refuseOversized, FIRST - 2);
    filters.register(ExchangeFilters::refuseNul, FIRST - 3);
    filters.register(ExchangeFilters::limitUnannounced, AFTER_THE_CONFIGURED_LIMIT);
  }

  /**
   * Told to end, the service goes on listening for a moment, in which it sends clients away: so
   * that none of them is in the middle of a request when the connections are closed.
   */
  void end(@Observes ShutdownDelayInitiatedEvent told) {
    ending = true;
  }

  void registerLast(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(ExchangeFilters::unroutable);
    router.route().order(Integer.MAX_VALUE).handler(ExchangeFilters::noRoute);
  }

  private static void identify(RoutingContext exchange) {
    String id = RequestId.of(exchange);
    MDC.put("requestId", id);
    exchange.response().putHeader(RequestId.HEADER, id);
    exchange.next();
  }

  private void refuseAtTheEnd(RoutingContext exchange) {
    if (!ending) {
      exchange.next();
      return;
    }
    exchange.response().putHeader("Connection", "close");
    answer(exchange, ENDING);
  }

  /** No text that is kept has NUL in it, and so nothing can be found by it. */
  private static void refuseNul(RoutingContext exchange) {
    if (!exchange.request().uri().contains("%00")) {
      exchange.next();
      return;
    }
    String detail = "The address must not contain NUL characters";
    answer(exchange, ProblemType.MALFORMED_REQUEST.because(detail).problem());
  }

  /** A body that announces its excess is refused before it is read. */
  private static void refuseOversized(RoutingContext exchange) {
    long limit = BodyLimit.at(exchange.normalizedPath());
    if (announcedLength(exchange.request()) <= limit) {
      exchange.next();
      return;
    }
    // The rest of the body is never read, so the connection can't be used again.
    exchange.response().putHeader("Connection", "close");
    answer(exchange, BodyLimit.exceeded(limit).problem());
  }

  /**
   * A body that does not announce its length is cut off here. The readers answer sooner, at the
   * limit; this is the backstop behind them.
   */
  private static void limitUnannounced(RoutingContext exchange) {
    exchange.put(
        VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * BodyLimit.at(exchange.normalizedPath()));
    exchange.next();
  }

  /** How long the body says that it is, 0 where it does not. */
  static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What the router itself refuses, such as a request without Host, before any filter sees it. */
  private static void unroutable(RoutingContext exchange) {
    if (exchange.statusCode() != ProblemType.MALFORMED_REQUEST.status()) {
      exchange.next();
      return;
    }
    exchange.response().putHeader(RequestId.HEADER, RequestId.of(exchange));
    String detail = "The request is not proper HTTP: look at its address and its Host header";
    answer(exchange, ProblemType.MALFORMED_REQUEST.because(detail).problem());
  }

  private static void noRoute(RoutingContext exchange) {
    String detail = "Nothing is served at " + exchange.normalizedPath();
    answer(exchange, ProblemType.NOT_FOUND.because(detail).problem());
  }

  static void answer(RoutingContext exchange, Problem problem) {
    HttpServerResponse response = exchange.response();
    if (response.ended()) {
      return;
    }
    problem
        .retryAfter()
        .ifPresent(pause -> response.putHeader("Retry-After", "" + pause.toSeconds()));
    response
        .setStatusCode(problem.type().status())
        .putHeader("Content-Type", ProblemJson.MEDIA_TYPE)
        .end(ProblemJson.of(problem, RequestId.of(exchange)).encode());
  }
}
