package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.identity.access.AccessLevel;
import app.ontos.identity.access.Feature;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Finds in PostgreSQL what a caller has been given: one statement. */
@ApplicationScoped
class StandingStore {
  /** A role in a team is free text: it is an app role if it is called like one. */
  private static final String ROLES =
      """
      select r.id, r.name, r.access, r.name_key, cast(null as uuid) as team_id from app_role r
      where r.id = :everybody or r.id in (
        select a.role_id from role_assignment a
        where a.principal_key = :principal and a.principal_type in ('user', 'service-principal')
        union
        select a.role_id from role_assignment a
        where a.principal_key = any(:groups) and a.principal_type = 'group')
      union all
      select r.id, r.name, r.access, r.name_key, m.team_id
      from team_member m join app_role r on lower(r.name) = lower(m.role)
      where m.principal_key = :principal and m.principal_type in ('user', 'service-principal')
        or m.principal_key = any(:groups) and m.principal_type = 'group'
      order by name_key
      """;

  private static final String NAMED =
      "select id, access from app_role where lower(name) = lower(:role)";

  private final Jdbi jdbi;

  StandingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Of a principal and groups whose names are folded. */
  Standing of(String principal, Collection<String> groups) {
    List<Given> given =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(ROLES)
                    .bind("everybody", FixedRoles.EVERYBODY)
                    .bind("principal", principal)
                    .bindArray("groups", String.class, List.copyOf(groups))
                    .map(
                        (row, context) ->
                            new Given(
                                row.getString("name"),
                                AccessJson.read(Rows.id(row, "id"), row.getString("access")),
                                Rows.optionalId(row, "team_id")))
                    .list());
    List<String> names = new ArrayList<>();
    Access access = Access.NONE;
    for (Given role : given) {
      if (role.team().isEmpty()) {
        names.add(role.name());
        access = access.or(role.access());
      }
    }
    return new Standing(names, access, teams(given, access));
  }

  /** What the roles in teams add: to write the team's records, of features that can be read. */
  private static Map<Feature, Set<UUID>> teams(List<Given> given, Access access) {
    Map<Feature, Set<UUID>> teams = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature.isOfTeams() && access.includes(feature, AccessLevel.READ)) {
        Set<UUID> writable =
            given.stream()
                .filter(role -> role.access().includes(feature, AccessLevel.WRITE))
                .flatMap(role -> role.team().stream())
                .collect(Collectors.toUnmodifiableSet());
        if (!writable.isEmpty()) {
          teams.put(feature, writable);
        }
      }
    }
    return teams;
  }

  /**
   * What a role in a team would give if it were given to somebody; nothing if it is no app role.
   */
  Access named(String role) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NAMED)
                .bind("role", role)
                .map((row, context) -> AccessJson.read(Rows.id(row, "id"), row.getString("access")))
                .list()
                .stream()
                .reduce(Access.NONE, Access::or));
  }

  private record Given(String name, Access access, Optional<UUID> team) {}
}
