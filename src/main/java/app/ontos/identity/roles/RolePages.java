package app.ontos.identity.roles;

import app.ontos.identity.Caller;
import app.ontos.identity.FixedRoles;
import app.ontos.identity.GroupSource;
import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.AnyCaller;
import app.ontos.identity.access.Feature;
import app.ontos.identity.access.Needs;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.problem.ProblemType;
import app.ontos.web.FilledParameters;
import app.ontos.web.View;
import app.ontos.web.Views;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pages of the roles: what each gives, who has it, and what the caller may do. */
@Path("/roles")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RolePages {
  private static final String MOST = "200";

  private final Views views;
  private final RoleStore roles;
  private final RoleAssignmentStore assignments;
  private final GroupSource groups;

  RolePages(Views views, RoleStore roles, RoleAssignmentStore assignments, GroupSource groups) {
    this.views = views;
    this.roles = roles;
    this.assignments = assignments;
    this.groups = groups;
  }

  @CheckedTemplate(basePath = "roles")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(
        View view,
        boolean mayAdd,
        List<RoleSheet> roles,
        boolean cut,
        Page<RoleAssignment> assignments,
        Map<UUID, String> names,
        String more,
        Caller caller,
        List<String> groups,
        List<FeatureAccess> access);

    static native TemplateInstance assignments(
        Page<RoleAssignment> assignments, Map<UUID, String> names, String more);

    static native TemplateInstance role(
        View view,
        RoleSheet sheet,
        Role role,
        List<FeatureAccess> access,
        Page<RoleAssignment> assignments);

    static native TemplateInstance form(
        View view,
        Optional<Role> role,
        boolean fixed,
        AccessLevel[] levels,
        List<FeatureAccess> access);
  }

  /** Who may not see the roles sees at least their own access. */
  @GET
  @AnyCaller
  public TemplateInstance list(@Context RoutingContext exchange) {
    View view = views.of(exchange);
    Caller caller = view.caller().orElseThrow();
    boolean open = caller.may(Feature.ROLES, AccessLevel.READ);
    PageRequest<RoleAssignment> request =
        PageRequest.of(new MultivaluedHashMap<>(), RoleAssignmentStore.COLLECTION);
    Page<Role> all = open ? all() : none();
    Page<RoleAssignment> given = open ? assignments.list(request) : none();
    return Templates.list(
        view,
        caller.may(Feature.ROLES, AccessLevel.ADMIN),
        all.items().stream().map(role -> RoleSheet.of(role, caller)).toList(),
        all.nextCursor().isPresent(),
        given,
        names(all),
        more(given, request),
        caller,
        groups.groupsOf(caller).stream().sorted().toList(),
        FeatureAccess.of(caller.access(), Access.NONE));
  }

  @GET
  @Path("assignments")
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  public TemplateInstance assignments(@Context UriInfo uri) {
    PageRequest<RoleAssignment> request =
        PageRequest.of(FilledParameters.of(uri), RoleAssignmentStore.COLLECTION);
    Page<RoleAssignment> page = assignments.list(request);
    return Templates.assignments(page, names(all()), more(page, request));
  }

  @GET
  @Path("new")
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  public TemplateInstance add(@Context RoutingContext exchange) {
    View view = views.of(exchange);
    return Templates.form(
        view,
        Optional.empty(),
        false,
        AccessLevel.values(),
        FeatureAccess.of(Access.NONE, view.caller().orElseThrow().access()));
  }

  @GET
  @Path("{id}")
  @Needs(feature = Feature.ROLES, level = AccessLevel.READ)
  public TemplateInstance show(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Role role = existing(id);
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("roleId", id.toString());
    asked.putSingle("limit", MOST);
    return Templates.role(
        view,
        RoleSheet.of(role, view.caller().orElseThrow()),
        role,
        FeatureAccess.of(role.gives(), Access.NONE),
        assignments.list(PageRequest.of(asked, RoleAssignmentStore.COLLECTION)));
  }

  @GET
  @Path("{id}/edit")
  @Needs(feature = Feature.ROLES, level = AccessLevel.ADMIN)
  public TemplateInstance edit(@PathParam("id") UUID id, @Context RoutingContext exchange) {
    View view = views.of(exchange);
    Role role = existing(id);
    return Templates.form(
        view,
        Optional.of(role),
        id.equals(FixedRoles.ADMIN),
        AccessLevel.values(),
        FeatureAccess.of(role.gives(), view.caller().orElseThrow().access()));
  }

  private Page<Role> all() {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("limit", MOST);
    return roles.list(PageRequest.of(asked, RoleStore.COLLECTION));
  }

  private Role existing(UUID id) {
    return roles.find(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such role"));
  }

  private static <T> Page<T> none() {
    return new Page<>(List.of(), Optional.empty());
  }

  private static Map<UUID, String> names(Page<Role> roles) {
    return roles.items().stream().collect(Collectors.toMap(Role::id, Role::name));
  }

  private static String more(Page<RoleAssignment> page, PageRequest<RoleAssignment> request) {
    return page.nextCursor()
        .map(
            cursor -> request.uriAt(cursor).replace(RoleAssignmentStore.PATH, "/roles/assignments"))
        .orElse("");
  }
}
