package app.ontos.identity;

import app.ontos.audit.Author;
import app.ontos.shared.http.RequestId;
import app.ontos.shared.problem.ProblemMappers;
import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Admits a request to the API or for a page: a caller must be known, and a browser on another site
 * may not change anything in that caller's name.
 */
@ApplicationScoped
public class CallerFilter {
  private static final String CALLER = "ontos.caller";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final Callers callers;

  CallerFilter(Callers callers) {
    this.callers = callers;
  }

  @ServerRequestFilter(priority = 1000)
  Optional<Response> admit(ContainerRequestContext request, RoutingContext exchange) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null && FOREIGN.contains(site) && !SAFE.contains(request.getMethod())) {
      return refuse(ProblemType.CROSS_SITE, "The request comes from another site", exchange);
    }
    Optional<Caller> caller =
        callers.from(name -> Optional.ofNullable(request.getHeaderString(name)));
    if (caller.isEmpty()) {
      return refuse(ProblemType.NO_CALLER, "No forwarded identity came with the request", exchange);
    }
    exchange.put(CALLER, caller.get());
    return Optional.empty();
  }

  /** The caller that was admitted. */
  public static Caller caller(RoutingContext exchange) {
    Caller caller = exchange.get(CALLER);
    if (caller == null) {
      throw new IllegalStateException("the request did not pass the filter");
    }
    return caller;
  }

  /** Puts in the caller's place the same one, of whom more is known. */
  static void know(RoutingContext exchange, Caller caller) {
    exchange.put(CALLER, caller);
  }

  /** In whose name a write is recorded. */
  public static Author author(RoutingContext exchange) {
    return new Author(caller(exchange).principal(), RequestId.of(exchange));
  }

  private static Optional<Response> refuse(
      ProblemType type, String detail, RoutingContext exchange) {
    return Optional.of(ProblemMappers.answer(type.because(detail).problem(), exchange));
  }
}
