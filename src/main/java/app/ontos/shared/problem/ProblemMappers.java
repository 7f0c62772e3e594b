package app.ontos.shared.problem;

import app.ontos.shared.db.SqlState;
import app.ontos.shared.http.AllowedMethods;
import app.ontos.shared.http.RequestId;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.secrets.SecretUnreadable;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/**
 * Turns every exception that reaches the REST layer into a problem, the framework's own included.
 */
@ApplicationScoped
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Event<DatabaseLost> lost;
  private final AllowedMethods allowed;

  ProblemMappers(Event<DatabaseLost> lost, AllowedMethods allowed) {
    this.lost = lost;
    this.allowed = allowed;
  }

  /** Tells those concerned that a statement failed because the database is away. */
  public record DatabaseLost(Throwable failure) {}

  @ServerExceptionMapper
  Response problem(ProblemException e, RoutingContext exchange) {
    return answer(e.problem(), exchange);
  }

  @ServerExceptionMapper
  Response database(JdbiException e, RoutingContext exchange) {
    if (SqlState.isUnavailable(e)) {
      lost.fire(new DatabaseLost(e));
      return answer(
          ProblemType.UNAVAILABLE.because("The database can't be reached", RETRY_AFTER).problem(),
          exchange);
    }
    if (SqlState.isShortOfResources(e)) {
      LOG.warnf("Request %s: the database is short of resources: %s", RequestId.of(exchange), e);
      return answer(
          ProblemType.UNAVAILABLE
              .because("The database is short of resources", RETRY_AFTER)
              .problem(),
          exchange);
    }
    if (SqlState.of(e).equals(SqlState.QUERY_CANCELED)) {
      return answer(
          ProblemType.STATEMENT_TIMEOUT.because("A statement was stopped").problem(), exchange);
    }
    return unexpected(e, exchange);
  }

  @ServerExceptionMapper
  Response secret(SecretUnreadable e, RoutingContext exchange) {
    String reason = String.valueOf(e.getMessage());
    LOG.warnf("Request %s: %s", RequestId.of(exchange), reason);
    return answer(ProblemType.SECRET_UNREADABLE.because(reason).problem(), exchange);
  }

  /** What the framework itself answers: no route, wrong method, wrong media type, bad syntax. */
  @ServerExceptionMapper
  Response framework(WebApplicationException e, RoutingContext exchange) {
    ProblemType type =
        switch (e.getResponse().getStatus()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 400 -> ProblemType.MALFORMED_REQUEST;
          default -> ProblemType.INTERNAL;
        };
    if (type == ProblemType.INTERNAL) {
      return unexpected(e, exchange);
    }
    String method = exchange.request().method().name();
    Response answer =
        answer(
            type.because("%s %s".formatted(method, exchange.normalizedPath())).problem(), exchange);
    return withHints(type, exchange, answer);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, RoutingContext exchange) {
    LOG.errorf(e, "Request %s failed", RequestId.of(exchange));
    return answer(
        ProblemType.INTERNAL
            .because("The log has more under the request id in 'instance'")
            .problem(),
        exchange);
  }

  private Response withHints(ProblemType type, RoutingContext exchange, Response answer) {
    Response.ResponseBuilder response = Response.fromResponse(answer);
    if (type == ProblemType.METHOD_NOT_ALLOWED) {
      response.header(HttpHeaders.ALLOW, allowed.at(exchange.normalizedPath()));
    }
    if (type == ProblemType.UNSUPPORTED_MEDIA_TYPE
        && exchange.request().method().equals(HttpMethod.PATCH)) {
      response.header("Accept-Patch", MergePatch.MEDIA_TYPE);
    }
    return response.build();
  }

  /** The response that carries a problem. */
  public static Response answer(Problem problem, RoutingContext exchange) {
    Response.ResponseBuilder response =
        Response.status(problem.type().status())
            .type(ProblemJson.MEDIA_TYPE)
            .entity(ProblemJson.of(problem, RequestId.of(exchange)).encode());
    problem
        .retryAfter()
        .ifPresent(pause -> response.header(HttpHeaders.RETRY_AFTER, pause.toSeconds()));
    return response.build();
  }
}
