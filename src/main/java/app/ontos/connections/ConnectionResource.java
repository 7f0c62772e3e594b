package app.ontos.connections;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.json.MergePatch;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connections over HTTP. Secrets go in and never come out. */
@Path(ConnectionStore.PATH)
@Tag(name = "Connections")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionResource {
  private static final String WHAT = "connection";

  private final ConnectionStore store;
  private final ImportConnection imports;
  private final ConnectionReader reader;
  private final ConnectionSecrets secrets;
  private final AppIdentityRule appIdentity;
  private final ObjectMapper json;

  ConnectionResource(
      ConnectionStore store,
      ImportConnection imports,
      ConnectionReader reader,
      ConnectionSecrets secrets,
      AppIdentityRule appIdentity,
      ObjectMapper json) {
    this.store = store;
    this.imports = imports;
    this.reader = reader;
    this.secrets = secrets;
    this.appIdentity = appIdentity;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  @Operation(operationId = "createConnection", summary = "Register a database")
  @RequestBody(content = @Content(schema = @Schema(implementation = ConnectionBody.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Connection.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), ConnectionStore.PATH, idempotencyKey, body);
    return Answers.created(
        ConnectionStore.PATH, imports.create(body, CallerFilter.caller(exchange), author, key));
  }

  @GET
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(operationId = "listConnections", summary = "Connections, by name")
  @Parameter(name = "ownerTeamId", in = ParameterIn.QUERY, description = "Only those of this team")
  @Parameter(name = "tag", in = ParameterIn.QUERY, description = "Only those with this tag")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ConnectionPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<Connection> request = PageRequest.of(uri, ConnectionStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.READ)
  @Operation(operationId = "getConnection", summary = "One connection")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Connection.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  @Operation(
      operationId = "replaceConnection",
      summary = "Replace a connection; secrets that are not sent stay")
  @RequestBody(content = @Content(schema = @Schema(implementation = ConnectionBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Connection.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Connection present = existing(id);
    expected.check(present.version(), WHAT);
    return replace(present, body, exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  @Operation(operationId = "patchConnection", summary = "Change some fields of a connection")
  @RequestBody(content = @Content(schema = @Schema(implementation = ConnectionBody.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Connection.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Connection present = existing(id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(ConnectionBody.of(present)), patch);
    return replace(present, merged, exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.CONNECTIONS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteConnection", summary = "Remove a connection and its secrets")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    store.delete(id, IfMatch.optional(ifMatch), CallerFilter.author(exchange)).orThrow(WHAT);
  }

  /** Against the very version that was read, since its secrets were judged. */
  private Response replace(Connection present, JsonBody body, RoutingContext exchange) {
    NewConnection connection = reader.read(body, Optional.of(present), Instant.now());
    appIdentity.check(connection, CallerFilter.caller(exchange));
    List<SealedRow> sealed = secrets.seal(present.id(), connection);
    IfMatch version = IfMatch.exactly(present.version());
    Author author = CallerFilter.author(exchange);
    return Answers.updated(
        store.replace(present.id(), version, connection, sealed, author).orThrow(WHAT));
  }

  private Connection existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record ConnectionPage(List<Connection> items, Optional<String> nextCursor) {}
}
