package app.ontos.lakebase;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The schema from nothing, from the release before, and from itself. */
class SchemaUpgradeTest {
  private static final EmbeddedPostgres SERVER =
      EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());

  private static final String RECORDS =
      """
      insert into data_domain (id, name, name_key, version, created_at, created_by, updated_at,
          updated_by)
        values (gen_random_uuid(), 'Sales', 'sales', 3, now(), 'ada', now(), 'ada');
      insert into team (id, name, name_key, domain_id, version, created_at, created_by, updated_at,
          updated_by)
        select gen_random_uuid(), 'Crew', 'crew', id, 1, now(), 'ada', now(), 'ada'
        from data_domain;
      insert into team_member (id, team_id, principal, principal_key, principal_type, role, version,
          created_at, created_by, updated_at, updated_by)
        select gen_random_uuid(), id, 'Ada', 'ada', 'user', 'Data Steward', 1, now(), 'ada', now(),
          'ada' from team;
      insert into project (id, name, name_key, owner_team_id, version, created_at, created_by,
          updated_at, updated_by)
        select gen_random_uuid(), 'Move', 'move', id, 1, now(), 'ada', now(), 'ada' from team;
      insert into project_team (project_id, team_id) select p.id, t.id from project p, team t;
      insert into connection (id, name, name_key, environments, version, created_at, created_by,
          updated_at, updated_by)
        values (gen_random_uuid(), 'Lake', 'lake', '{}', 1, now(), 'ada', now(), 'ada');
      insert into connection_secret (connection_id, environment, field, sealed)
        select id, 'production', 'password', 'sealed' from connection;
      insert into query (id, name, name_key, slug, connection_id, definition, version, created_at,
          created_by, updated_at, updated_by)
        select gen_random_uuid(), 'Top', 'top', 'top', id, '{}', 1, now(), 'ada', now(), 'ada'
        from connection;
      insert into query_version (query_id, version, connection_id, definition, created_at,
          created_by)
        select id, 1, connection_id, definition, now(), 'ada' from query;
      insert into query_run (id, connection_id, environment, caller, request_id, statement_hash,
          parameters, started_at, outcome)
        select gen_random_uuid(), id, 'production', 'ada', 'r', 'h', '{}', now(), 'ok'
        from connection;
      insert into idempotency_key (principal, route, key, body_digest, image, created_at)
        values ('ada', '/api/v1/data-domains', 'k', 'd', '{}', now());
      insert into audit_event (id, occurred_at, actor, action, entity_type, entity_id, entity_name,
          entity_version, request_id)
        select gen_random_uuid(), now(), 'ada', 'created', 'data-domain', id, name, 1, 'r'
        from data_domain;
      """;

  private static final String DIGEST =
      """
      select md5(string_agg(line, ',' order by line)) from (
        select data_domain::text as line from data_domain
        union all select team::text from team
        union all select team_member::text from team_member
        union all select project::text from project
        union all select project_team::text from project_team
        union all select connection::text from connection
        union all select connection_secret::text from connection_secret
        union all select query::text from query
        union all select query_version::text from query_version
        union all select query_run::text from query_run
        union all select idempotency_key::text from idempotency_key
        union all select audit_event::text from audit_event) all_rows
      """;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void makesEverythingFromNothing() throws SQLException {
    try (Connection connection = emptySchema()) {
      // Given
      Migrations migrations = new Migrations("app_ontos");

      // When
      Migrations.Outcome outcome = migrations.update(connection, Optional.empty());

      // Then
      assertThat(outcome.applied()).isTrue();
      assertThat(roles(connection))
          .containsExactly(
              "Admin",
              "Data Governance Officer",
              "Data Steward",
              "Data Producer",
              "Data Consumer",
              "Security Officer");
    }
  }

  @Test
  void keepsEveryRecordOfTheReleaseBefore() throws Exception {
    try (Connection connection = emptySchema()) {
      // Given
      releaseBefore(connection);
      execute(connection, RECORDS);
      List<String> records = texts(connection, DIGEST);

      // When
      new Migrations("app_ontos").update(connection, Optional.empty());

      // Then
      assertThat(texts(connection, DIGEST)).isEqualTo(records);
      assertThat(roles(connection)).hasSize(6);
      assertThat(texts(connection, "select principal from role_assignment")).isEmpty();
    }
  }

  @Test
  void doesNothingToASchemaThatHasItAll() throws SQLException {
    try (Connection connection = emptySchema()) {
      // Given
      Migrations migrations = new Migrations("app_ontos");
      migrations.update(connection, Optional.empty());
      execute(
          connection, "update app_role set name = 'Guests', version = 2 where name like '%Con%'");
      String changes = "select id || dateexecuted from databasechangelog order by orderexecuted";
      List<String> applied = texts(connection, changes);

      // When
      migrations.update(connection, Optional.of("a mark that got lost"));

      // Then
      assertThat(texts(connection, changes)).isEqualTo(applied);
      assertThat(roles(connection)).contains("Guests").hasSize(6);
    }
  }

  private static Connection emptySchema() throws SQLException {
    String database = "d" + UUID.randomUUID().toString().replace("-", "");
    SERVER.createDatabase(database);
    Connection connection = SERVER.connect(database);
    execute(connection, "create schema app_ontos; set search_path to app_ontos");
    return connection;
  }

  private static void releaseBefore(Connection connection) throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName("app_ontos");
    database.setLiquibaseSchemaName("app_ontos");
    // Not closed: that would close the connection.
    new Liquibase("db/changelog/before-roles.yaml", new ClassLoaderResourceAccessor(), database)
        .update(new Contexts());
    connection.setAutoCommit(true);
  }

  private static List<String> roles(Connection connection) throws SQLException {
    return texts(connection, "select name from app_role order by id");
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
