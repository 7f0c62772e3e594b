package app.ontos.connections;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
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
import app.ontos.shared.secrets.SealedSecret;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Connections in PostgreSQL: a statement a read, a statement a write with its audit event and the
 * secrets that came with it. No secret is part of the record, sealed or not.
 */
@ApplicationScoped
class ConnectionStore {
  static final String PATH = "/api/v1/connections";

  static final Collection<Connection> COLLECTION =
      Collection.of(
          PATH,
          Set.of("ownerTeamId", "tag"),
          Connection::id,
          List.of(
              new SortOrder<>("name", "name_key", "text", c -> NameKey.of(c.name())),
              new SortOrder<>(
                  "createdAt", "created_at", "timestamptz", c -> c.createdAt().toString()),
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", c -> c.updatedAt().toString())));

  private static final String COLUMNS =
      """
      id, name, description, owner_team_id, tags, environments, version, created_at, created_by,
      updated_at, updated_by""";

  private static final String SELECT = "select " + COLUMNS + " from connection";

  private static final String TYPES =
      """
      id uuid, name text, description text, owner_team_id uuid, tags text[], environments jsonb,
      version bigint, created_at timestamptz, created_by text, updated_at timestamptz,
      updated_by text""";

  private static final String SECRETS =
      """
      insert into connection_secret (connection_id, environment, field, sealed)
        select after.id, s.environment, s.field, s.sealed
        from after cross join unnest(:environmentNames, :fields, :sealed)
          as s (environment, field, sealed)""";

  private static final String INSERT =
      """
      after as (
        insert into connection (id, name, name_key, description, owner_team_id, tags, environments,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :name, :nameKey, :description, cast(:ownerTeamId as uuid), :tags,
          cast(:environments as jsonb), 1, now(), :actor, now(), :actor
        from first
        returning %1$s),
      sealed as (%2$s),
      %3$s"""
          .formatted(COLUMNS, SECRETS, AuditTrail.created("connection"));

  private static final Creation CREATION = Creation.of(COLUMNS, TYPES, INSERT);

  /** Of the secrets those go whose places the new settings no longer have. */
  private static final String UPDATE =
      """
      with before as (select %1$s from connection where id = :id for update),
      after as (
        update connection c
        set name = :name, name_key = :nameKey, description = :description,
          owner_team_id = cast(:ownerTeamId as uuid), tags = :tags,
          environments = cast(:environments as jsonb), version = c.version + 1,
          updated_at = now(), updated_by = :actor
        from before
        where c.id = before.id and %2$s
        returning c.id, c.name, c.description, c.owner_team_id, c.tags, c.environments, c.version,
          c.created_at, c.created_by, c.updated_at, c.updated_by),
      dropped as (
        delete from connection_secret
        where connection_id in (select id from after)
          and not environment || '/' || field = any(:places)),
      sealed as (%3$s
        on conflict (connection_id, environment, field) do update set sealed = excluded.sealed),
      %4$s
      select (select version from before) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, SECRETS, AuditTrail.updated("connection"));

  private static final String DELETE =
      """
      with before as (select %1$s from connection where id = :id for update),
      gone as (
        delete from connection c using before where c.id = before.id and %2$s
        returning c.id),
      %3$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(COLUMNS, Writes.EXPECTED, AuditTrail.deleted("connection"));

  private static final String WITH_SECRETS =
      """
      select %s, array(
          select array[field, sealed] from connection_secret
          where connection_id = c.id and environment = :environment) as sealed
      from connection c where id = :id"""
          .formatted(COLUMNS);

  /** Only what was read is replaced: whoever saved a new secret meanwhile wins. */
  private static final String RESEAL =
      """
      update connection_secret set sealed = :anew
      where connection_id = :id and environment = :environment and field = :field
        and sealed = :old""";

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "connection_name_unique",
              Problem.of(ProblemType.NAME_TAKEN, "/name", "Another connection has this name"),
              "connection_owner_team_exists",
              Problem.of(ProblemType.INVALID_FIELDS, "/ownerTeamId", "There is no such team")));

  private final Jdbi jdbi;
  private final EnvironmentJson json;
  private final RecentTargets targets;

  ConnectionStore(Jdbi jdbi, EnvironmentJson json, RecentTargets targets) {
    this.jdbi = jdbi;
    this.json = json;
    this.targets = targets;
  }

  /** A connection with the sealed secrets of one environment. */
  record WithSecrets(Connection connection, Map<SecretField, SealedSecret> sealed) {}

  Connection create(
      UUID id,
      NewConnection connection,
      List<SealedRow> secrets,
      Author author,
      Optional<IdempotencyKey> key) {
    return VIOLATIONS.explain(
        () ->
            CREATION.run(
                jdbi,
                key,
                query -> bind(query, id, connection, secrets, author),
                this::connection));
  }

  Optional<Connection> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map(this::connection)
                .findOne());
  }

  Optional<WithSecrets> findWithSecrets(UUID id, String environment) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITH_SECRETS)
                .bind("id", id)
                .bind("environment", environment)
                .map(this::withSecrets)
                .findOne());
  }

  Page<Connection> list(PageRequest<Connection> request) {
    return new PageQuery<>(request, SELECT)
        .where("owner_team_id = :ownerTeamId", "ownerTeamId", request.idFilter("ownerTeamId"))
        .where("tags @> array[cast(:tag as text)]", "tag", request.filter("tag"))
        .searching("(name || ' ' || coalesce(description, ''))")
        .run(jdbi, this::connection);
  }

  WriteOutcome<Connection> replace(
      UUID id, IfMatch expected, NewConnection connection, List<SealedRow> secrets, Author author) {
    WriteOutcome<Connection> outcome =
        VIOLATIONS.explain(
            () ->
                jdbi.withHandle(
                    handle ->
                        Writes.bind(
                                bind(handle.createQuery(UPDATE), id, connection, secrets, author)
                                    .bindArray("places", String.class, connection.secretPlaces()),
                                expected)
                            .map(Writes.outcome(this::connection))
                            .one()));
    targets.forget();
    return outcome;
  }

  WriteOutcome<UUID> delete(UUID id, IfMatch expected, Author author) {
    WriteOutcome<UUID> outcome =
        jdbi.withHandle(
            handle ->
                AuditTrail.bind(
                        Writes.bind(handle.createQuery(DELETE).bind("id", id), expected), author)
                    .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                    .one());
    targets.forget();
    return outcome;
  }

  void replaceSealed(UUID id, SealedRow anew, SealedSecret old) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RESEAL)
                .bind("id", id)
                .bind("environment", anew.environment())
                .bind("field", anew.field().field())
                .bind("anew", anew.sealed().text())
                .bind("old", old.text())
                .execute());
  }

  private <S extends SqlStatement<S>> S bind(
      S statement, UUID id, NewConnection connection, List<SealedRow> secrets, Author author) {
    return AuditTrail.bind(
        statement
            .bind("id", id)
            .bind("name", connection.name())
            .bind("nameKey", NameKey.of(connection.name()))
            .bind("description", connection.description().orElse(null))
            .bind("ownerTeamId", connection.ownerTeamId().map(UUID::toString).orElse(null))
            .bindArray("tags", String.class, connection.tags())
            .bind("environments", json.write(connection.environments()))
            .bindArray("environmentNames", String.class, texts(secrets, SealedRow::environment))
            .bindArray("fields", String.class, texts(secrets, row -> row.field().field()))
            .bindArray("sealed", String.class, texts(secrets, row -> row.sealed().text())),
        author);
  }

  private static List<String> texts(List<SealedRow> rows, Function<SealedRow, String> text) {
    return rows.stream().map(text).toList();
  }

  private WithSecrets withSecrets(ResultSet row, StatementContext context) throws SQLException {
    Map<SecretField, SealedSecret> sealed = new EnumMap<>(SecretField.class);
    for (Object pair : (Object[]) row.getArray("sealed").getArray()) {
      String[] both = (String[]) pair;
      sealed.put(SecretField.of(both[0]), new SealedSecret(both[1]));
    }
    return new WithSecrets(connection(row, context), sealed);
  }

  private Connection connection(ResultSet row, StatementContext context) throws SQLException {
    return new Connection(
        Rows.id(row, "id"),
        row.getString("name"),
        Rows.optionalText(row, "description"),
        Rows.optionalId(row, "owner_team_id"),
        Rows.texts(row, "tags"),
        json.read(row.getString("environments")),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
