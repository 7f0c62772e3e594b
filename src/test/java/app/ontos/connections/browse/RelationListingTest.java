package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationListingTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void namesTheKindOfEachRelation() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create extension file_fdw;
        create server files foreign data wrapper file_fdw;
        create table s.a_table (id int);
        create table s.b_partitioned (id int) partition by range (id);
        create foreign table s.c_foreign (line text) server files options (filename 'nowhere');
        create view s.d_view as select id from s.a_table;
        create materialized view s.e_materialized as select id from s.a_table;
        create unlogged table s.f_unlogged (id int);
        create table s.g_part partition of s.b_partitioned for values from (0) to (9);
        """);

    // When
    Listing<RelationSummary> relations =
        catalog.relations(database.connection(), "s").orElseThrow();

    // Then
    assertThat(relations.truncated()).isFalse();
    assertThat(relations.items())
        .extracting(RelationSummary::schema, RelationSummary::name, RelationSummary::kind)
        .containsExactly(
            tuple("s", "a_table", RelationKind.TABLE),
            tuple("s", "b_partitioned", RelationKind.PARTITIONED_TABLE),
            tuple("s", "c_foreign", RelationKind.FOREIGN_TABLE),
            tuple("s", "d_view", RelationKind.VIEW),
            tuple("s", "e_materialized", RelationKind.MATERIALIZED_VIEW),
            tuple("s", "f_unlogged", RelationKind.TABLE),
            tuple("s", "g_part", RelationKind.PARTITION));
  }

  @Test
  void namesTheWholeOfAPartitionWhateverItsKind() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create schema elsewhere;
        create extension file_fdw;
        create server files foreign data wrapper file_fdw;
        create table elsewhere.whole (id int, at int) partition by range (id);
        create table s.plain partition of elsewhere.whole for values from (0) to (1);
        create table s.again partition of elsewhere.whole for values from (1) to (2)
          partition by list (at);
        create table s.deeper partition of s.again for values in (1, 2, 3);
        create foreign table s.distant partition of elsewhere.whole for values from (2) to (3)
          server files options (filename 'nowhere');
        """);

    // When
    Listing<RelationSummary> relations =
        catalog.relations(database.connection(), "s").orElseThrow();

    // Then
    assertThat(relations.items())
        .extracting(
            RelationSummary::name,
            RelationSummary::kind,
            found -> found.partitionOf().orElseThrow())
        .containsExactly(
            tuple("again", RelationKind.PARTITIONED_TABLE, new RelationName("elsewhere", "whole")),
            tuple("deeper", RelationKind.PARTITION, new RelationName("s", "again")),
            tuple("distant", RelationKind.FOREIGN_TABLE, new RelationName("elsewhere", "whole")),
            tuple("plain", RelationKind.PARTITION, new RelationName("elsewhere", "whole")));
  }

  @Test
  void callsNoChildOfAnInheritedTableAPartition() throws SQLException {
    // Given
    database.run(
        "create schema s; create table s.t (id int); create table s.heir () inherits (s.t)");

    // When
    RelationSummary heir = database.listed("s", "heir");

    // Then
    assertThat(heir.kind()).isEqualTo(RelationKind.TABLE);
    assertThat(heir.partitionOf()).isEmpty();
  }

  @Test
  void cutsPartitionsFirstWhenThereAreMoreThanItLists() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.m (id int) partition by range (id);
        create table s.a_first partition of s.m for values from (0) to (1);
        create table s.b_second partition of s.m for values from (1) to (2);
        create table s.c_third partition of s.m for values from (2) to (3);
        create table s.z (id int);
        """);

    // When
    Listing<RelationSummary> relations =
        new DatabaseCatalog(3).relations(database.connection(), "s").orElseThrow();

    // Then
    assertThat(relations.truncated()).isTrue();
    assertThat(relations.items())
        .extracting(RelationSummary::name)
        .containsExactly("m", "z", "a_first");
  }

  @Test
  void givesCommentsAsTheyWereWritten() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (id int);
        comment on table s.t is 'it''s "quoted", \\ and naïve:
        表 🙂';
        comment on column s.t.id is 'not of the table';
        """);

    // When
    RelationSummary table = database.listed("s", "t");

    // Then
    assertThat(table.comment()).contains("it's \"quoted\", \\ and naïve:\n表 🙂");
  }

  @Test
  void namesTheExtensionThatBroughtARelation() throws SQLException {
    // Given
    database.run("create schema s; create extension pg_buffercache schema s; create table s.t ()");

    // When
    RelationSummary view = database.listed("s", "pg_buffercache");

    // Then
    assertThat(view.extension()).contains("pg_buffercache");
    assertThat(database.listed("s", "t").extension()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "pg_catalog", "information_schema", "", "S", "a\0b", "a\uD83D"})
  void knowsNoSchemaOfThatName(String schema) throws SQLException {
    // Given
    database.run("create schema s");

    // When
    Optional<Listing<RelationSummary>> relations = catalog.relations(database.connection(), schema);

    // Then
    assertThat(relations).isEmpty();
  }

  @Test
  void tellsAnEmptySchemaFromNone() throws SQLException {
    // Given
    database.run("create schema s");

    // When
    Optional<Listing<RelationSummary>> relations = catalog.relations(database.connection(), "s");

    // Then
    assertThat(relations.orElseThrow().items()).isEmpty();
  }

  @Test
  void doesNotWaitForATableThatSomebodyHasLocked() throws SQLException {
    // Given
    try (Connection other = database.connect();
        Connection ours = database.connect()) {
      BrowsedDatabase.run(other, "create schema locked; create table locked.t (id int default 1)");
      other.setAutoCommit(false);
      BrowsedDatabase.run(other, "lock table locked.t in access exclusive mode");
      BrowsedDatabase.run(ours, "set lock_timeout = '1s'");

      // When
      Listing<RelationSummary> relations = catalog.relations(ours, "locked").orElseThrow();

      // Then
      assertThat(relations.items()).extracting(RelationSummary::name).containsExactly("t");
    }
  }
}
