package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallersConnectionTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void mayBeThatOfARoleWithoutAnyRights() throws SQLException {
    // Given
    try (Connection outside = database.connect()) {
      BrowsedDatabase.run(
          outside, "drop role if exists browser; create role browser login password 'browser'");
      BrowsedDatabase.run(outside, "create schema rights; grant usage on schema rights to browser");
      BrowsedDatabase.run(outside, "create table rights.t (id int primary key, check (id > 0))");
    }
    try (Connection browser = database.connectAs("browser")) {

      // When
      Relation table = catalog.relation(browser, "rights", "t").orElseThrow();

      // Then
      assertThat(table.summary().readable()).isFalse();
      assertThat(table.columns()).hasSize(1);
      assertThat(table.checkConstraints()).hasSize(1);
      assertThat(catalog.extensions(browser)).isNotEmpty();
    } finally {
      try (Connection outside = database.connect()) {
        BrowsedDatabase.run(outside, "drop owned by browser; drop role browser");
      }
    }
  }

  @Test
  void mayBeInAReadOnlyTransactionAndStaysInIt() throws SQLException {
    // Given
    try (Connection connection = database.connect()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);

      // When
      Listing<SchemaSummary> schemas = catalog.schemas(connection);

      // Then
      assertThat(schemas.items()).isNotEmpty();
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(connection.isReadOnly()).isTrue();
      connection.rollback();
    }
  }

  @Test
  void seesOneStateOfTheDatabaseInARepeatableRead() throws SQLException {
    // Given
    try (Connection other = database.connect();
        Connection ours = database.connect()) {
      BrowsedDatabase.run(other, "create schema seen; create table seen.t (id int, note text)");
      ours.setAutoCommit(false);
      ours.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Relation before = catalog.relation(ours, "seen", "t").orElseThrow();
      BrowsedDatabase.run(other, "create table seen.later (); comment on table seen.t is 'new'");

      // When
      Relation after = catalog.relation(ours, "seen", "t").orElseThrow();

      // Then
      assertThat(after.summary().name()).isEqualTo(before.summary().name());
      assertThat(after.columns()).isEqualTo(before.columns());
      assertThat(catalog.relation(ours, "seen", "later")).isEmpty();
      ours.rollback();
    }
  }

  @Test
  @Timeout(30)
  void decidesHowLongADescriptionWaitsForALock() throws SQLException {
    // Given
    try (Connection other = database.connect();
        Connection ours = database.connect()) {
      BrowsedDatabase.run(other, "create schema locked; create table locked.t (id int default 1)");
      other.setAutoCommit(false);
      BrowsedDatabase.run(other, "lock table locked.t in access exclusive mode");
      BrowsedDatabase.run(ours, "set lock_timeout = '100ms'");

      // When
      SQLException failure =
          catchThrowableOfType(SQLException.class, () -> catalog.relation(ours, "locked", "t"));

      // Then
      assertThat(failure.getSQLState()).isEqualTo("55P03");
    }
  }

  @Test
  void mayHaveASearchPathOnWhichSomethingElseHasTheCatalogsNames() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.t (id int primary key, note varchar(9) default 'x', check (id > 0));
        comment on table s.t is 'the real one';
        """);
    Relation expected = database.relation("s", "t");
    database.run(
        """
        create schema decoy;
        create table decoy.pg_class (oid int);
        create table decoy.pg_attribute (oid int);
        create table decoy.pg_constraint (oid int);
        create table decoy.pg_namespace (oid int);
        create domain decoy.text as int;
        create domain decoy.oid as int;
        create function decoy.obj_description(oid, name) returns text
          language sql as $$ select 'a decoy'::pg_catalog.text $$;
        create function decoy.unnest(int2[]) returns setof int2 language sql as 'select 1::int2';
        set local search_path = decoy, pg_catalog;
        """);

    // When
    Relation table = database.relation("s", "t");

    // Then
    assertThat(table)
        .usingRecursiveComparison()
        .ignoringFields("columns.defaultExpression")
        .isEqualTo(expected);
  }
}
