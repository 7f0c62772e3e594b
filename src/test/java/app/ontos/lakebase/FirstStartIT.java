package app.ontos.lakebase;

import static app.ontos.lakebase.EmulatedService.DOMAINS;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.local.EmulatorOptions;
import app.ontos.local.LakebaseEmulator;
import app.ontos.local.LakebaseKind;
import app.ontos.testing.PackagedService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an empty database to a schema of one's own, as the set-up steps of Lakebase have it. */
class FirstStartIT {
  private static final String OWNERS =
      """
      select n.nspname || ' ' || pg_get_userbyid(n.nspowner) from pg_namespace n
      where n.nspname = 'app_ontos'
      union all
      select c.relname || ' ' || pg_get_userbyid(c.relowner) from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app_ontos'
      """;

  /** What psql shows as \ddp. */
  private static final String DEFAULT_PRIVILEGES =
      """
      select pg_get_userbyid(d.defaclrole) || ' ' || n.nspname || ' ' || d.defaclobjtype::text
        || ' ' || d.defaclacl::text
      from pg_default_acl d join pg_namespace n on n.oid = d.defaclnamespace
      """;

  private static final String EVERYTHING =
      OWNERS
          + " union all "
          + DEFAULT_PRIVILEGES
          + """
           union all select relname || ' ' || coalesce(relacl::text, '') || ' ' || xmin::text
          from pg_class where relnamespace = 'app_ontos'::regnamespace
          union all select id || ' ' || dateexecuted::text from app_ontos.databasechangelog
          """;

  private LakebaseEmulator emulator =
      LakebaseEmulator.start(EmulatorOptions.of(LakebaseKind.PROVISIONED).notAttached());
  private final String servicePrincipal = emulator.identity().clientId();

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void ownsTheSchemaThatItCreatesOnADatabaseOpenedToPublic() throws Exception {
    // Given
    openToPublic();

    // When
    try (PackagedService service = EmulatedService.ready(emulator, Map.of())) {

      // Then
      assertThat(query(OWNERS))
          .contains("app_ontos " + servicePrincipal, "data_domain " + servicePrincipal)
          .allMatch(line -> line.endsWith(servicePrincipal));
      assertThat(query(DEFAULT_PRIVILEGES))
          .anyMatch(line -> line.startsWith(servicePrincipal + " app_ontos r "))
          .anyMatch(line -> line.startsWith(servicePrincipal + " app_ontos S "));
      assertThat(service.output())
          .contains("as " + servicePrincipal + ", found by DATABRICKS_CLIENT_ID");
    }
  }

  @Test
  void changesNothingAtTheSecondStart() throws Exception {
    // Given
    openToPublic();
    EmulatedService.ready(emulator, Map.of()).close();
    SortedSet<String> before = query(EVERYTHING);

    // When
    try (PackagedService service = EmulatedService.ready(emulator, Map.of())) {

      // Then
      assertThat(query(EVERYTHING)).isEqualTo(before);
      assertThat(service.get("/api/v1/system/database").body()).contains("\"applied\":false");
    }
  }

  @Test
  void upgradesTheSchemaOfAnOlderVersion() throws Exception {
    // Given
    openToPublic();
    EmulatedService.ready(emulator, Map.of()).close();
    emulator.runAsAdmin(
        """
        SET ROLE "%s"; SET search_path = app_ontos;
        COMMENT ON SCHEMA app_ontos IS 'Governance records of Ontos, changelog of last year';
        DELETE FROM databasechangelog WHERE id LIKE '007%%';
        CREATE INDEX data_domain_by_name ON data_domain (name_key, id);
        CREATE INDEX team_by_name ON team (name_key, id);
        CREATE INDEX project_by_name ON project (name_key, id)"""
            .formatted(servicePrincipal));

    // When
    try (PackagedService service = EmulatedService.ready(emulator, Map.of())) {

      // Then
      assertThat(service.get("/api/v1/system/database").body()).contains("\"applied\":true");
      assertThat(query("select id from app_ontos.databasechangelog"))
          .anyMatch(id -> id.startsWith("007"));
      assertThat(query("select indexname from pg_indexes where indexname = 'team_by_name'"))
          .isEmpty();
    }
  }

  @Test
  void startsAgainAfterThePublicGrantIsRevoked() throws Exception {
    // Given
    openToPublic();
    EmulatedService.ready(emulator, Map.of()).close();
    emulator.runAsAdmin("REVOKE CREATE ON DATABASE \"app_ontos\" FROM PUBLIC");

    // When
    try (PackagedService service = EmulatedService.ready(emulator, Map.of())) {

      // Then
      assertThat(service.post(DOMAINS, "{\"name\": \"Finance\"}").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void letsReadersReadAndWritersWriteWhatIsThereAndWhatWillBe() throws Exception {
    // Given
    openToPublic();
    emulator.runAsAdmin("CREATE ROLE \"ada@example.com\"; CREATE ROLE \"job-runner\"");
    Map<String, String> grants =
        Map.of("ONTOS_READERS", "ada@example.com", "ONTOS_WRITERS", "job-runner");
    EmulatedService.ready(emulator, grants).close();

    // When
    emulator.runAsAdmin(
        "SET ROLE \"%s\"; CREATE TABLE app_ontos.later (id int); CREATE SEQUENCE app_ontos.numbers"
            .formatted(servicePrincipal));

    // Then
    assertThat(may("ada@example.com", "data_domain", "select")).isEqualTo("t");
    assertThat(may("ada@example.com", "data_domain", "insert")).isEqualTo("f");
    assertThat(may("ada@example.com", "later", "select")).isEqualTo("t");
    assertThat(may("job-runner", "later", "delete")).isEqualTo("t");
    assertThat(query("select has_sequence_privilege('job-runner', 'app_ontos.numbers', 'usage')"))
        .containsExactly("t");
  }

  @Test
  void startsWithAHyphenatedDatabaseAndSchemaForAPersonNamedByEmail() throws Exception {
    // Given
    emulator.close();
    emulator =
        LakebaseEmulator.start(
            EmulatorOptions.of(LakebaseKind.AUTOSCALING).notAttached().withDatabase("gov-db"));
    emulator.createPersonRole();
    Map<String, String> laptop =
        Map.of(
            "DATABRICKS_CLIENT_ID", "",
            "DATABRICKS_CLIENT_SECRET", "",
            "DATABRICKS_TOKEN", emulator.identity().personalAccessToken(),
            "PGUSER", "",
            "POSTGRES_DB_SCHEMA", "my-schema.v1");

    // When
    try (PackagedService service = EmulatedService.ready(emulator, laptop)) {

      // Then
      assertThat(service.output()).contains("as ada.lovelace@example.com, found by currentUser");
      assertThat(query("select pg_get_userbyid(relowner) from pg_class where relname = 'team'"))
          .containsExactly("ada.lovelace@example.com");
      assertThat(
              query("select table_schema from information_schema.tables where table_name='team'"))
          .containsExactly("my-schema.v1");
    }
  }

  /** The seed's own step: whoever comes may create a schema. */
  private void openToPublic() {
    emulator.runAsAdmin("CREATE ROLE \"%s\" LOGIN".formatted(servicePrincipal));
    emulator.runAsAdmin("GRANT CREATE ON DATABASE \"app_ontos\" TO PUBLIC");
  }

  private String may(String role, String table, String right) throws SQLException {
    return query(
            "select has_table_privilege('%s', 'app_ontos.%s', '%s')".formatted(role, table, right))
        .first();
  }

  private SortedSet<String> query(String sql) throws SQLException {
    String database = emulator.environment().getOrDefault("PGDATABASE", "");
    SortedSet<String> lines = new TreeSet<>();
    try (Connection connection = emulator.postgres().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
