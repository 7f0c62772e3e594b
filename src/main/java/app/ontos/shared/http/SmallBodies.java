package app.ontos.shared.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads a body of up to {@value #MAX_BYTES} bytes before a thread is taken for its request. The
 * threads that answer wait for the database; none of them waits for a client that sends slowly, nor
 * for the event loop to hand over piece by piece what is there (ADR 34).
 *
 * <p>A larger body, one that does not announce its length, one that waits to be asked for, and
 * those that come while {@value #MAX_AT_ONCE} others are under way, are read by whoever answers.
 */
@ApplicationScoped
public class SmallBodies {
  private static final int MAX_BYTES = 65_536;

  /** 32 MB of them. */
  private static final int MAX_AT_ONCE = 512;

  /** For the whole body; the REST layer gives each piece of a larger one as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String BODY = "ontos.body";

  private final AtomicInteger underWay = new AtomicInteger();

  void register(@Observes Filters filters) {
    filters.register(this::read, ExchangeFilters.AFTER_THE_REFUSALS);
  }

  private void read(RoutingContext exchange) {
    if (!isSmall(exchange.request()) || underWay.get() >= MAX_AT_ONCE) {
      exchange.next();
      return;
    }
    underWay.incrementAndGet();
    // A client that is too slow is not told: its connection is closed, or in HTTP/2 its stream.
    long bound =
        exchange.vertx().setTimer(PATIENCE.toMillis(), timer -> exchange.response().reset());
    exchange
        .request()
        .body()
        .onComplete(
            read -> {
              underWay.decrementAndGet();
              exchange.vertx().cancelTimer(bound);
            })
        // Where it fails, the connection is gone, and with it whoever could be told.
        .onSuccess(
            body -> {
              exchange.put(BODY, body);
              exchange.next();
            });
    exchange.request().resume(); // The framework holds a body back until somebody reads it.
  }

  private static boolean isSmall(HttpServerRequest request) {
    long length = ExchangeFilters.announcedLength(request);
    return length > 0 && length <= MAX_BYTES && !request.headers().contains(HttpHeaders.EXPECT);
  }

  @ServerRequestFilter
  void give(ContainerRequestContext request, RoutingContext exchange) {
    Buffer body = exchange.get(BODY);
    if (body != null) {
      request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
    }
  }
}
