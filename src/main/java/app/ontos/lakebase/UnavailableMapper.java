package app.ontos.lakebase;

import app.ontos.shared.problem.ProblemMappers;
import app.ontos.shared.problem.ProblemMappers.DatabaseLost;
import app.ontos.shared.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 503 with the reason when the pool needed a login and there was none to give. */
@ApplicationScoped
public class UnavailableMapper {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Event<DatabaseLost> lost;

  UnavailableMapper(Event<DatabaseLost> lost) {
    this.lost = lost;
  }

  @ServerExceptionMapper
  Response unavailable(DatabaseUnavailable failure, RoutingContext exchange) {
    lost.fire(new DatabaseLost(failure));
    String reason = failure.diagnosis().reason();
    return ProblemMappers.answer(
        ProblemType.UNAVAILABLE.because(reason, RETRY_AFTER).problem(), exchange);
  }
}
