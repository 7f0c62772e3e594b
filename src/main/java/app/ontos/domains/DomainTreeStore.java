package app.ontos.domains;

import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The tree of the data domains, level by level: however many there are, none reads them all. */
@ApplicationScoped
class DomainTreeStore {
  static final Collection<Branch> COLLECTION =
      Collection.of(
          "/domains",
          Set.of("parentId"),
          Branch::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", branch -> NameKey.of(branch.name()))));

  private static final String BRANCHES =
      """
      select id, name,
        (select count(*) from data_domain child where child.parent_id = data_domain.id) as children
      from data_domain""";

  private static final String WITH_ANCESTORS =
      """
      with recursive ancestor (id, name, parent_id, height) as (
        select above.id, above.name, above.parent_id, 1
        from data_domain d join data_domain above on above.id = d.parent_id
        where d.id = :id
        union all
        select above.id, above.name, above.parent_id, height + 1
        from ancestor join data_domain above on above.id = ancestor.parent_id)
      select %s,
        array(select id from ancestor order by height desc) as ancestor_ids,
        array(select name from ancestor order by height desc) as ancestor_names
      from data_domain
      where id = :id"""
          .formatted(DomainStore.COLUMNS);

  private final Jdbi jdbi;

  DomainTreeStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The domains below one, or the roots; where words are looked for, those that have them. */
  Page<Branch> branches(PageRequest<Branch> request) {
    PageQuery<Branch> query =
        new PageQuery<>(request, BRANCHES)
            .where("parent_id = :parentId", "parentId", request.idFilter("parentId"))
            .searching("(name || ' ' || coalesce(description, ''))");
    if (request.filter("parentId").isEmpty() && request.filter("q").isEmpty()) {
      query.where("parent_id is null");
    }
    return query.run(jdbi, DomainTreeStore::branch);
  }

  /** A domain and those above it. */
  Optional<DomainInTree> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITH_ANCESTORS)
                .bind("id", id)
                .map(DomainTreeStore::domainInTree)
                .findOne());
  }

  private static Branch branch(ResultSet row, StatementContext context) throws SQLException {
    return new Branch(Rows.id(row, "id"), row.getString("name"), row.getLong("children"));
  }

  private static DomainInTree domainInTree(ResultSet row, StatementContext context)
      throws SQLException {
    List<UUID> ids = Rows.ids(row, "ancestor_ids");
    List<String> names = Rows.texts(row, "ancestor_names");
    List<DomainInTree.Ancestor> ancestors = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      ancestors.add(new DomainInTree.Ancestor(ids.get(i), names.get(i)));
    }
    return new DomainInTree(DomainStore.domain(row, context), ancestors);
  }
}
