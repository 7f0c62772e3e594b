package app.ontos.glossary;

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
import app.ontos.shared.version.WriteOutcome;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** Glossaries over HTTP. */
@Path(GlossaryStore.PATH)
@Tag(name = "Glossaries")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class GlossaryResource {
  private static final String WHAT = "glossary";

  private final GlossaryStore store;
  private final ObjectMapper json;

  GlossaryResource(GlossaryStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
  }

  @POST
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createGlossary", summary = "Add a glossary")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewGlossary.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Glossary.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), GlossaryStore.PATH, idempotencyKey, body);
    return Answers.created(GlossaryStore.PATH, store.create(NewGlossary.first(body), author, key));
  }

  @GET
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  @Operation(operationId = "listGlossaries", summary = "Glossaries, by name")
  @Parameter(name = "domainId", in = ParameterIn.QUERY, description = "Only those of this domain")
  @Parameter(name = "status", in = ParameterIn.QUERY, description = "Only those with this status")
  @Parameter(name = "iri", in = ParameterIn.QUERY, description = "Only the one with this IRI")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = GlossaryPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<Glossary> request = PageRequest.of(uri, GlossaryStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.READ)
  @Path("{id}")
  @Operation(operationId = "getGlossary", summary = "One glossary")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Glossary.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @PUT
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceGlossary", summary = "Replace a glossary")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewGlossary.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Glossary.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(id, expected, NewGlossary.from(body), exchange);
  }

  @PATCH
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(operationId = "patchGlossary", summary = "Change some fields of a glossary")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewGlossary.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Glossary.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Glossary present = existing(id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewGlossary.of(present)), patch);
    return replace(id, IfMatch.exactly(present.version()), NewGlossary.from(merged), exchange);
  }

  @DELETE
  @Needs(feature = Feature.GLOSSARIES, level = AccessLevel.WRITE)
  @Path("{id}")
  @Operation(operationId = "deleteGlossary", summary = "Remove a glossary")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @Parameter(description = "delete to remove its concepts, too; else they keep it")
          @QueryParam("concepts")
          @Nullable String concepts,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    if (concepts != null && !concepts.equals("delete")) {
      throw ProblemType.MALFORMED_REQUEST.because("concepts must be delete, or left out");
    }
    IfMatch expected = IfMatch.optional(ifMatch);
    Author author = CallerFilter.author(exchange);
    WriteOutcome<UUID> outcome =
        concepts == null
            ? store.delete(id, expected, author)
            : store.deleteWithConcepts(id, expected, author);
    outcome.orThrow(WHAT);
  }

  private Response replace(
      UUID id, IfMatch expected, NewGlossary glossary, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    return Answers.updated(store.replace(id, expected, glossary, author).orThrow(WHAT));
  }

  private Glossary existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record GlossaryPage(List<Glossary> items, Optional<String> nextCursor) {}
}
