package app.ontos.identity;

import app.ontos.identity.access.Access;
import app.ontos.shared.db.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Finds in PostgreSQL what a caller has been given: one statement. */
@ApplicationScoped
class StandingStore {
  private static final String ROLES =
      """
      select r.id, r.name, r.access from app_role r
      where r.id = :everybody or r.id in (
        select a.role_id from role_assignment a
        where a.principal_key = :principal and a.principal_type in ('user', 'service-principal')
        union
        select a.role_id from role_assignment a
        where a.principal_key = any(:groups) and a.principal_type = 'group')
      order by r.name_key
      """;

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
                                AccessJson.read(Rows.id(row, "id"), row.getString("access"))))
                    .list());
    List<String> names = new ArrayList<>();
    Access access = Access.NONE;
    for (Given role : given) {
      names.add(role.name());
      access = access.or(role.access());
    }
    return new Standing(names, access);
  }

  private record Given(String name, Access access) {}
}
