package app.ontos.lakebase;

import app.ontos.shared.problem.ProblemMappers;
import app.ontos.shared.problem.ProblemMappers.DatabaseLost;
import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 503 with the reason: at once while the database is not ready, so that callers do not
 * queue for a pool, and when it turns out not to be.
 */
@ApplicationScoped
public class DatabaseGate {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final DatabaseConnector database;
  private final Event<DatabaseLost> lost;

  DatabaseGate(DatabaseConnector database, Event<DatabaseLost> lost) {
    this.database = database;
    this.lost = lost;
  }

  @ServerRequestFilter(priority = 2000)
  Optional<Response> refuseUntilReady(ContainerRequestContext request, RoutingContext exchange) {
    DatabaseState state = database.state();
    if (state instanceof DatabaseState.Ready || !needsDatabase(request.getUriInfo().getPath())) {
      return Optional.empty();
    }
    return Optional.of(unavailable(state.explanation(), exchange));
  }

  /** The pool needed a login, and there was none to give. */
  @ServerExceptionMapper
  Response unavailable(DatabaseUnavailable failure, RoutingContext exchange) {
    lost.fire(new DatabaseLost(failure));
    return unavailable(failure.diagnosis().reason(), exchange);
  }

  private static Response unavailable(String reason, RoutingContext exchange) {
    return ProblemMappers.answer(
        ProblemType.UNAVAILABLE.because(reason, RETRY_AFTER).problem(), exchange);
  }

  private static boolean needsDatabase(String path) {
    return !path.startsWith("/api/v1/system/") && !path.equals("/api/v1/me");
  }
}
