package app.ontos.identity.roles;

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

/** Roles over HTTP. */
@Path(RoleStore.PATH)
@Tag(name = "Roles")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class RoleResource {
  private static final String WHAT = "role";

  private final RoleStore store;
  private final Permissions permissions;
  private final ObjectMapper json;

  RoleResource(RoleStore store, Permissions permissions, ObjectMapper json) {
    this.store = store;
    this.permissions = permissions;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "createRole", summary = "Add a role")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewRole.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Role.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), RoleStore.PATH, idempotencyKey, body);
    NewRole role = NewRole.from(body);
    GrantWithinOwnAccess.check(CallerFilter.caller(exchange), role.gives());
    return Answers.created(RoleStore.PATH, store.create(role, author, key));
  }

  @GET
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  @Operation(operationId = "listRoles", summary = "Roles, by name")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RolePage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<Role> request = PageRequest.of(uri, RoleStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  @Operation(operationId = "getRole", summary = "One role")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Role.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "replaceRole", summary = "Replace a role")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewRole.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Role.class)))
  public Response replace(
      @PathParam("id") UUID id,
      JsonBody body,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Role present = existing(id);
    expected.check(present.version(), WHAT);
    return replace(present, NewRole.from(body), exchange);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "patchRole", summary = "Change some fields of a role")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewRole.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Role.class)))
  public Response patch(
      @PathParam("id") UUID id,
      JsonBody patch,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    IfMatch expected = IfMatch.required(ifMatch);
    Role present = existing(id);
    expected.check(present.version(), WHAT);
    JsonBody merged = MergePatch.apply(json.valueToTree(NewRole.of(present)), patch);
    return replace(present, NewRole.from(merged), exchange);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "deleteRole", summary = "Remove a role")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    Role present = existing(id);
    IfMatch.optional(ifMatch).check(present.version(), WHAT);
    GrantWithinOwnAccess.checkRemoval(CallerFilter.caller(exchange), present);
    IfMatch judged = IfMatch.exactly(present.version());
    store.delete(id, judged, CallerFilter.author(exchange)).orThrow(WHAT);
    permissions.forget();
  }

  /** Against the very version that was read, since what it gives was judged. */
  private Response replace(Role present, NewRole role, RoutingContext exchange) {
    GrantWithinOwnAccess.check(CallerFilter.caller(exchange), present, role);
    IfMatch judged = IfMatch.exactly(present.version());
    Author author = CallerFilter.author(exchange);
    Role replaced = store.replace(present.id(), judged, role, author).orThrow(WHAT);
    permissions.forget();
    return Answers.updated(replaced);
  }

  private Role existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  /** A page, for the OpenAPI document. */
  record RolePage(List<Role> items, Optional<String> nextCursor) {}
}
