package app.ontos.teams;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.Permissions;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The members of a team over HTTP. */
@Path(TeamStore.PATH + "/{teamId}/members")
@Tag(name = "Teams")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
  private static final String WHAT = "team member";

  private final MemberStore store;
  private final Permissions permissions;
  private final ObjectMapper json;

  MemberResource(MemberStore store, Permissions permissions, ObjectMapper json) {
    this.store = store;
    this.permissions = permissions;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  @Operation(operationId = "createTeamMember", summary = "Add a member to a team")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewMember.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Member.class)))
  public Response create(
      @PathParam("teamId") UUID teamId,
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    String path = MemberStore.path(teamId);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), path, idempotencyKey, body);
    NewMember wanted = NewMember.from(body);
    permissions.checkTeamRole(CallerFilter.caller(exchange), wanted.role());
    Member made = store.create(teamId, wanted, author, key);
    permissions.forget();
    return Answers.created(path, made);
  }

  @GET
  @Needs(feature = Feature.TEAMS, level = AccessLevel.READ)
  @Operation(operationId = "listTeamMembers", summary = "Members of a team, by principal")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberPage.class)))
  public Response list(@PathParam("teamId") UUID teamId, @Context UriInfo uri) {
    PageRequest<Member> request = PageRequest.of(uri, MemberStore.collection(teamId));
    return store.list(teamId, request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.READ)
  @Operation(operationId = "getTeamMember", summary = "One member of a team")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Member.class)))
  public Response get(
      @PathParam("teamId") UUID teamId,
      @PathParam("id") UUID id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(teamId, id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  @Operation(operationId = "replaceTeamMember", summary = "Replace a member of a team")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewMember.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Member.class)))
  public Response replace(
      @PathParam("teamId") UUID teamId,
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    return replace(teamId, id, expected, NewMember.from(body), exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  @Operation(operationId = "patchTeamMember", summary = "Change some fields of a member of a team")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewMember.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Member.class)))
  public Response patch(
      @PathParam("teamId") UUID teamId,
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Member present = existing(teamId, id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewMember.of(present)), patch);
    return replace(
        teamId, id, IfMatch.exactly(present.version()), NewMember.from(merged), exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.TEAMS, level = AccessLevel.WRITE)
  @Operation(operationId = "deleteTeamMember", summary = "Remove a member from a team")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("teamId") UUID teamId,
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    store
        .delete(teamId, id, IfMatch.optional(ifMatch), CallerFilter.author(exchange))
        .orThrow(WHAT);
    permissions.forget();
  }

  private Response replace(
      UUID teamId, UUID id, IfMatch expected, NewMember member, RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    permissions.checkTeamRole(CallerFilter.caller(exchange), member.role());
    Member changed = store.replace(teamId, id, expected, member, author).orThrow(WHAT);
    permissions.forget();
    return Answers.updated(changed);
  }

  private Member existing(UUID teamId, UUID id) {
    return store
        .find(teamId, id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record MemberPage(List<Member> items, Optional<String> nextCursor) {}
}
