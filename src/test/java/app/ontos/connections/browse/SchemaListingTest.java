package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaListingTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final DatabaseCatalog catalog = new DatabaseCatalog();

  @Test
  void tellsOwnerCommentAndNumberOfRelations() throws SQLException {
    // Given
    database.run(
        """
        create role "an owner";
        create schema sales authorization "an owner";
        comment on schema sales is 'what is "sold", and to whom: it''s all here';
        create table sales.orders (id int);
        create view sales.latest as select * from sales.orders;
        """);

    // When
    Listing<SchemaSummary> schemas = catalog.schemas(database.connection());

    // Then
    assertThat(schemas.truncated()).isFalse();
    assertThat(schemas.items())
        .contains(
            new SchemaSummary(
                "sales",
                "an owner",
                Optional.of("what is \"sold\", and to whom: it's all here"),
                2));
  }

  @Test
  void countsPartitionsButNoIndexesSequencesAndCompositeTypes() throws SQLException {
    // Given
    database.run(
        """
        create schema s;
        create table s.parted (id int primary key) partition by hash (id);
        create table s.part partition of s.parted for values with (modulus 1, remainder 0);
        create table s.numbered (id serial, name text unique);
        create type s.pair as (one int, two int);
        """);

    // When
    Listing<SchemaSummary> schemas = catalog.schemas(database.connection());

    // Then
    assertThat(schemas.items())
        .filteredOn(schema -> schema.name().equals("s"))
        .extracting(SchemaSummary::relations)
        .containsExactly(3L);
  }

  @Test
  void tellsOfAnEmptySchemaToo() throws SQLException {
    // Given
    database.run("create schema deserted");

    // When
    Listing<SchemaSummary> schemas = catalog.schemas(database.connection());

    // Then
    assertThat(schemas.items())
        .contains(new SchemaSummary("deserted", "postgres", Optional.empty(), 0));
  }

  @Test
  void leavesOutWhatIsTheSystems() throws SQLException {
    // Given
    database.run("create temporary table passing (id int); create schema pgx; create schema PG");

    // When
    Listing<SchemaSummary> schemas = catalog.schemas(database.connection());

    // Then
    assertThat(schemas.items())
        .extracting(SchemaSummary::name)
        .containsExactly("pg", "pgx", "public");
  }

  @Test
  void leavesOutASchemaThatTheRoleMayNotUse() throws SQLException {
    // Given
    database.run(
        """
        create role visitor;
        create schema open;
        create schema secret;
        grant usage on schema open to visitor;
        set local role visitor;
        """);

    // When
    Listing<SchemaSummary> schemas = catalog.schemas(database.connection());

    // Then
    assertThat(schemas.items()).extracting(SchemaSummary::name).containsExactly("open", "public");
  }

  @Test
  void saysSoWhenThereAreMoreThanItLists() throws SQLException {
    // Given
    database.run("create schema a; create schema b");

    // When
    Listing<SchemaSummary> schemas = new DatabaseCatalog(2).schemas(database.connection());

    // Then
    assertThat(schemas.truncated()).isTrue();
    assertThat(schemas.items()).extracting(SchemaSummary::name).containsExactly("a", "b");
  }
}
