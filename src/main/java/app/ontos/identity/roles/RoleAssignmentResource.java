package app.ontos.identity.roles;

import app.ontos.audit.Author;
import app.ontos.identity.CallerFilter;
import app.ontos.identity.Permissions;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.json.JsonBody;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.Answers;
import app.ontos.shared.version.IfMatch;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who has which role, over HTTP. */
@Path(RoleAssignmentStore.PATH)
@Tag(name = "Roles")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class RoleAssignmentResource {
  private static final String WHAT = "role assignment";

  private final RoleAssignmentStore store;
  private final RoleStore roles;
  private final Permissions permissions;

  RoleAssignmentResource(RoleAssignmentStore store, RoleStore roles, Permissions permissions) {
    this.store = store;
    this.roles = roles;
    this.permissions = permissions;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "createRoleAssignment", summary = "Give a principal a role")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewRoleAssignment.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RoleAssignment.class)))
  public Response create(
      JsonBody body,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Context RoutingContext exchange) {
    Author author = CallerFilter.author(exchange);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(author.principal(), RoleAssignmentStore.PATH, idempotencyKey, body);
    NewRoleAssignment assignment = NewRoleAssignment.from(body);
    Role role = roles.find(assignment.roleId()).orElseThrow(RoleAssignmentResource::noSuchRole);
    GrantWithinOwnAccess.check(CallerFilter.caller(exchange), role.gives());
    RoleAssignment created = store.create(assignment, author, key);
    permissions.forget();
    return Answers.created(RoleAssignmentStore.PATH, created);
  }

  @GET
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  @Operation(operationId = "listRoleAssignments", summary = "Who has which role, by principal")
  @Parameter(name = "principal", in = ParameterIn.QUERY, description = "Only this one's")
  @Parameter(
      name = "principalType",
      in = ParameterIn.QUERY,
      description = "user, group or service-principal")
  @Parameter(name = "roleId", in = ParameterIn.QUERY, description = "Only of this role")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoleAssignmentPage.class)))
  public Response list(@Context UriInfo uri) {
    PageRequest<RoleAssignment> request = PageRequest.of(uri, RoleAssignmentStore.COLLECTION);
    return store.list(request).answer(request);
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  @Operation(operationId = "getRoleAssignment", summary = "One assignment")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RoleAssignment.class)))
  public Response get(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return Answers.found(existing(id), ifNoneMatch);
  }

  @DELETE
  @Path("{id}")
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  @Operation(operationId = "deleteRoleAssignment", summary = "Take a role from a principal")
  @APIResponse(responseCode = "204")
  public void delete(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Context RoutingContext exchange) {
    roles
        .find(existing(id).roleId())
        .ifPresent(role -> GrantWithinOwnAccess.check(CallerFilter.caller(exchange), role.gives()));
    store.delete(id, IfMatch.optional(ifMatch), CallerFilter.author(exchange)).orThrow(WHAT);
    permissions.forget();
  }

  private RoleAssignment existing(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + WHAT));
  }

  private static RuntimeException noSuchRole() {
    return Problem.of(ProblemType.INVALID_FIELDS, "/roleId", "There is no such role").asException();
  }

  /** A page, for the OpenAPI document. */
  record RoleAssignmentPage(List<RoleAssignment> items, Optional<String> nextCursor) {}
}
