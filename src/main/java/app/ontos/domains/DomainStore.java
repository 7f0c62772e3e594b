package app.ontos.domains;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.References;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.SqlState;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.idempotency.Creation;
import app.ontos.shared.idempotency.IdempotencyKey;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.Problem;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Data domains in PostgreSQL: a statement a read, a statement a write with its audit event. */
@ApplicationScoped
class DomainStore {
  static final String PATH = "/api/v1/data-domains";

  static final Collection<Domain> COLLECTION =
      Collection.of(
          PATH,
          Set.of("parentId", "tag"),
          Domain::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", domain -> NameKey.of(domain.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", d -> d.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", d -> d.updatedAt().toString())));

  static final String COLUMNS =
      """
      id, name, description, parent_id, tags, version, created_at, created_by, updated_at,
      updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from data_domain";

  private static final String TYPES =
      """
      id uuid, name text, description text, parent_id uuid, tags text[], version bigint,
      created_at timestamptz, created_by text, updated_at timestamptz, updated_by text""";

  private static final String INSERT =
      """
      after as (
        insert into data_domain (id, name, name_key, description, parent_id, tags, version,
          created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :description, cast(:parentId as uuid), :tags, 1,
          now(), :actor, now(), :actor
        from first
        returning %1$s),
      %2$s"""
          .formatted(COLUMNS, AuditTrail.created("data-domain"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  private static final String UPDATE =
      """
      with recursive before as (select %1$s from data_domain where id = :id for update),
      ancestor (id, parent_id) as (
        select id, parent_id from data_domain where id = cast(:parentId as uuid)
        union
        select d.id, d.parent_id from data_domain d join ancestor a on d.id = a.parent_id),
      cycle as (select from ancestor where id = :id),
      after as (
        update data_domain d
        set name = :name, name_key = :nameKey, description = :description, parent_id = cast(:parentId as uuid),
          tags = :tags, version = d.version + 1, updated_at = now(), updated_by = :actor
        from before
        where d.id = before.id and %2$s and not exists (select from cycle)
        returning d.id, d.name, d.description, d.parent_id, d.tags, d.version, d.created_at,
          d.created_by, d.updated_at, d.updated_by),
      %3$s
      select (select version from before) as found_version, after.*,
        exists (select from cycle) and exists (select from before where %2$s) as cycle
      from (values (1)) as always left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.updated("data-domain"));

  private static final String DELETE =
      """
      with before as (select %1$s from data_domain where id = :id for update),
      gone as (
        delete from data_domain d using before where d.id = before.id and %2$s
        returning d.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("data-domain"));

  /** Moves within the tree take turns, or two of them could make a cycle that neither sees. */
  private static final String TAKE_TURN =
      "select pg_advisory_xact_lock(hashtext('app_ontos.data_domain.tree'))";

  private static final String REFERENCES =
      """
      (select 'data-domain' as type, id, name from data_domain where parent_id = :id limit 20)
      union all
      (select 'team', id, name from team where domain_id = :id limit 20)
      union all
      (select 'data-contract', id, name from data_contract where domain_id = :id
        order by name_key, id limit 20)
      union all
      (select 'data-product', id, name from data_product where domain_id = :id
        order by name_key, id limit 20)
      """;

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "data_domain_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another data domain has this name"),
              "data_domain_parent_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/parentId", "There is no such data domain")));

  private final Jdbi jdbi;

  DomainStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Domain create(NewDomain domain, Author author, Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi, key, query -> bind(query, Ids.next(), domain, author), DomainStore::domain));
  }

  Optional<Domain> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(DomainStore::domain)
                .findOne());
  }

  Page<Domain> list(PageRequest<Domain> request) {
    return new PageQuery<>(request, SELECT)
        .where("parent_id = :parentId", "parentId", request.idFilter("parentId"))
        .where("tags @> array[cast(:tag as text)]", "tag", request.filter("tag"))
        .searching("(name || ' ' || coalesce(description, ''))")
        .run(jdbi, DomainStore::domain);
  }

  WriteOutcome<Domain> replace(UUID id, IfMatch expected, NewDomain domain, Author author) {
    return VIOLATIONS.explain(
        () ->
            domain.parentId().isEmpty()
                ? jdbi.withHandle(handle -> update(handle, id, expected, domain, author))
                : jdbi.inTransaction(
                    handle -> {
                      handle.execute(TAKE_TURN);
                      return update(handle, id, expected, domain, author);
                    }));
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    try {
      return jdbi.withHandle(
          handle ->
              AuditTrail.bind(
                      Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                  .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                  .one());
    } catch (UnableToExecuteStatementException e) {
      if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
        List<Problem.Reference> references = References.read(jdbi, REFERENCES, id);
        throw Problem.inUse("Other records refer to this data domain", references).asException();
      }
      throw e;
    }
  }

  private static WriteOutcome<Domain> update(
      Handle handle, UUID id, IfMatch expected, NewDomain domain, Author author) {
    return Writes.bind(bind(handle.createQuery(UPDATE), id, domain, author), expected)
        .map(DomainStore::moved)
        .one();
  }

  private static WriteOutcome<Domain> moved(ResultSet row, StatementContext context)
      throws SQLException {
    if (row.getBoolean("cycle")) {
      throw Problem.of(ProblemType.CYCLE, "/parentId", "The parent is this data domain or below it")
          .asException();
    }
    return Writes.outcome(DomainStore::domain).map(row, context);
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewDomain domain, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", domain.name())
            .bind("nameKey", NameKey.of(domain.name()))
            .bind("description", domain.description().orElse(null))
            .bind("parentId", domain.parentId().map(UUID::toString).orElse(null))
            .bindArray("tags", String.class, domain.tags()),
        author);
  }

  static Domain domain(ResultSet row, StatementContext context) throws SQLException {
    return new Domain(
        Rows.id(row, "id"),
        row.getString("name"),
        Rows.optionalText(row, "description"),
        Rows.optionalId(row, "parent_id"),
        Rows.texts(row, "tags"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
