package app.ontos.connections.login;

import app.ontos.shared.problem.ProblemMappers;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a request whose database could not be entered: 503 where that may pass, else 502. */
@ApplicationScoped
public class ConnectionFailureFilter {

  @ServerExceptionMapper
  Response failed(ConnectionFailure failure, RoutingContext exchange) {
    return ProblemMappers.answer(failure.problem(), exchange);
  }
}
