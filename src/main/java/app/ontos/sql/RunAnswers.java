package app.ontos.sql;

import app.ontos.identity.CallerFilter;
import app.ontos.shared.http.AcceptedTypes;
import app.ontos.shared.http.RequestId;
import app.ontos.shared.json.Fields;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfNoneMatch;
import app.ontos.sql.RunQuery.Started;
import app.ontos.sql.parameters.ParameterDefinition;
import app.ontos.sql.parameters.ParameterValues;
import app.ontos.sql.run.ActiveRuns;
import app.ontos.sql.run.HeldRows;
import app.ontos.sql.run.ResultFormat;
import app.ontos.sql.run.WatchedOutput;
import app.ontos.sql.run.WatchedOutput.ClientGone;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What the resources that run SQL have in common. */
@ApplicationScoped
class RunAnswers {
  private static final Logger LOG = Logger.getLogger(RunAnswers.class);
  private static final String RUN_ID = "Ontos-Run-Id";

  private final RunQuery runQuery;
  private final ActiveRuns active;
  private final ParsedDefinitions definitions;

  RunAnswers(RunQuery runQuery, ActiveRuns active, ParsedDefinitions definitions) {
    this.runQuery = runQuery;
    this.active = active;
    this.definitions = definitions;
  }

  /**
   * What the client says of the answer; to be read while its request is at hand.
   *
   * @param known the results that it has already
   */
  private record Wanted(ResultFormat format, Optional<String> known) {}

  /** Runs a version of a saved query. */
  CompletionStage<Response> run(
      QueryVersion query,
      RunOptions options,
      Function<List<ParameterDefinition>, ParameterValues> values,
      RoutingContext exchange,
      HttpHeaders headers) {
    RunRequest request =
        new RunRequest(
            query.connectionId(),
            Optional.of(query),
            definitions.of(query),
            options,
            CallerFilter.caller(exchange),
            CallerFilter.author(exchange));
    return run(request, values, exchange, headers);
  }

  /**
   * Runs what is asked for. A small result is answered as a whole, a larger one streamed; when the
   * client goes, the run is stopped.
   */
  CompletionStage<Response> run(
      RunRequest request,
      Function<List<ParameterDefinition>, ParameterValues> values,
      RoutingContext exchange,
      HttpHeaders headers) {
    UUID id = request.options().id();
    Wanted wanted = wanted(headers);
    exchange.addEndHandler(
        ended -> {
          if (ended.failed()) { // the client closed the connection
            active.abandon(id);
          }
        });
    return runQuery
        .start(request, values)
        .thenCompose(
            run ->
                run.held()
                    .map(held -> whole(run, held, request, wanted))
                    .orElseGet(() -> streamed(run, wanted, exchange)))
        .thenApply(answer -> answer.type(wanted.format().mediaType()).header(RUN_ID, id).build());
  }

  private static Wanted wanted(HttpHeaders headers) {
    ResultFormat format =
        AcceptedTypes.of(headers).stream()
            .flatMap(type -> ResultFormat.of(type.getType() + "/" + type.getSubtype()).stream())
            .findFirst()
            .orElse(ResultFormat.JSON);
    return new Wanted(
        format, Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
  }

  private static CompletionStage<ResponseBuilder> whole(
      Started run, HeldRows held, RunRequest request, Wanted wanted) {
    Optional<Integer> cacheSeconds =
        request.options().cacheable() ? request.definition().cacheSeconds() : Optional.empty();
    CompletionStage<byte[]> body = run.body(wanted.format());
    return cacheSeconds
        .map(seconds -> body.thenApply(bytes -> cacheable(held, bytes, seconds, wanted.known())))
        .orElseGet(() -> body.thenApply(Response::ok));
  }

  /** The validator is weak, because the duration is told as well and is never the same. */
  private static ResponseBuilder cacheable(
      HeldRows held, byte[] body, int seconds, Optional<String> known) {
    String tag = "\"" + held.fingerprint() + "\"";
    boolean isKnown = known.isPresent() && IfNoneMatch.matches(known.get(), tag);
    ResponseBuilder answer = isKnown ? Response.notModified() : Response.ok(body);
    return answer
        .header(HttpHeaders.ETAG, "W/" + tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + seconds)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private static CompletionStage<ResponseBuilder> streamed(
      Started run, Wanted wanted, RoutingContext exchange) {
    StreamingOutput output = out -> stream(run, wanted.format(), out, exchange);
    return CompletableFuture.completedStage(Response.ok(output));
  }

  private static void stream(
      Started run, ResultFormat format, OutputStream out, RoutingContext exchange)
      throws IOException {
    try {
      run.stream(format, new WatchedOutput(out, exchange.response()::closed));
    } catch (ClientGone e) {
      LOG.debugf("The client of request %s has gone", RequestId.of(exchange));
    }
  }

  static JsonNode values(Fields fields, String name) {
    Optional<ObjectNode> values =
        fields.json(name).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    if (values.isEmpty() && fields.has(name)) {
      fields.fault(name, "must be an object");
    }
    return values.orElseGet(JsonNodeFactory.instance::objectNode);
  }

  static Function<List<ParameterDefinition>, ParameterValues> fromJson(JsonNode values) {
    return definitions -> ParameterValues.fromJson(definitions, values, "/parameters");
  }

  static RuntimeException missing(String what) {
    return ProblemType.NOT_FOUND.because("There is no such " + what);
  }

  /** What a run is asked for with. */
  record RunBody(
      Optional<String> environment,
      Optional<Map<String, Object>> parameters,
      Optional<UUID> runId,
      Optional<Long> maxAffectedRows,
      Optional<Boolean> dryRun) {}

  /** A result, for the OpenAPI document. */
  record RunResult(
      List<Map<String, Object>> columns,
      List<List<Object>> rows,
      long rowCount,
      long affectedRows,
      boolean truncated,
      boolean undone,
      long durationMillis) {}
}
