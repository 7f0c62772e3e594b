package app.ontos.identity;

import app.ontos.identity.access.Need;
import app.ontos.shared.problem.ProblemMappers;
import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Decides in one place whether a caller may call an operation: by what its method declares that it
 * needs. A method that declares nothing is closed to all.
 */
@ApplicationScoped
public class AccessFilter {
  /** After the caller is known, and the database is. */
  private static final int PRIORITY = 3000;

  private final Permissions permissions;
  private final Map<Method, Optional<Need>> needs = new ConcurrentHashMap<>();

  AccessFilter(Permissions permissions) {
    this.permissions = permissions;
  }

  @ServerRequestFilter(priority = PRIORITY)
  Optional<Response> admit(ResourceInfo matched, RoutingContext exchange) {
    Method method = matched.getResourceMethod();
    if (method == null) {
      return Optional.empty();
    }
    Optional<Need> need = needs.computeIfAbsent(method, Need::of);
    if (need.isEmpty()) {
      return refuse("The operation does not say who may call it", exchange);
    }
    if (need.get() instanceof Need.Known) {
      return Optional.empty();
    }
    Caller known = permissions.known(CallerFilter.caller(exchange));
    CallerFilter.know(exchange, known);
    return need.get().isMetBy(known.standing().reach())
        ? Optional.empty()
        : refuse("The operation needs " + need.get().text(), exchange);
  }

  private static Optional<Response> refuse(String detail, RoutingContext exchange) {
    return Optional.of(
        ProblemMappers.answer(ProblemType.FORBIDDEN.because(detail).problem(), exchange));
  }
}
