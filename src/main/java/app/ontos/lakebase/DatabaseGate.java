package app.ontos.lakebase;

import app.ontos.shared.problem.ProblemMappers;
import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers 503 at once while the database is not ready, so that callers do not queue for a pool. */
@ApplicationScoped
public class DatabaseGate {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final DatabaseConnector database;

  DatabaseGate(DatabaseConnector database) {
    this.database = database;
  }

  @ServerRequestFilter(priority = 2000)
  Optional<Response> refuseUntilReady(ContainerRequestContext request, RoutingContext exchange) {
    DatabaseState state = database.state();
    if (state instanceof DatabaseState.Ready || !needsDatabase(request.getUriInfo().getPath())) {
      return Optional.empty();
    }
    return Optional.of(
        ProblemMappers.answer(
            ProblemType.UNAVAILABLE.because(state.explanation(), RETRY_AFTER).problem(), exchange));
  }

  private static boolean needsDatabase(String path) {
    return path.startsWith("/api/")
        && !path.startsWith("/api/v1/system/")
        && !path.equals("/api/v1/me");
  }
}
