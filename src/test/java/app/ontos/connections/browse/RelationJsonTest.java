package app.ontos.connections.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelationJsonTest {
  @RegisterExtension static final BrowsedDatabase database = new BrowsedDatabase();

  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

  @Test
  void isFlatAndLeavesOutWhatIsAbsent() throws SQLException, IOException {
    // Given
    database.run(
        """
        create schema s;
        create type s.mood as enum ('sad', 'happy');
        create table s.t (
          id int generated always as identity primary key,
          feeling s.mood not null default 'sad');
        """);
    Relation table = database.relation("s", "t");

    // When
    JsonNode text = json.valueToTree(table);

    // Then
    assertThat(text)
        .isEqualTo(
            json.readTree(
                """
                {"schema": "s", "name": "t", "kind": "table", "readable": true,
                 "columns": [
                   {"position": 1, "name": "id", "nullable": false, "identity": "always",
                    "readable": true,
                    "type": {"declared": "integer", "array": false, "enumValues": [],
                      "base": {"schema": "pg_catalog", "name": "int4"}}},
                   {"position": 2, "name": "feeling", "nullable": false, "readable": true,
                    "defaultExpression": "'sad'::s.mood",
                    "type": {"declared": "s.mood", "array": false,
                      "base": {"schema": "s", "name": "mood"}, "enumValues": ["sad", "happy"]}}],
                 "primaryKey": {"name": "t_pkey", "columns": ["id"], "deferrable": false,
                   "initiallyDeferred": false},
                 "uniqueConstraints": [], "foreignKeys": [], "checkConstraints": [],
                 "indexes": [
                   {"name": "t_pkey", "method": "btree", "unique": true, "valid": true,
                    "keys": ["id"], "definition": "CREATE UNIQUE INDEX t_pkey ON s.t USING btree (id)"}]}
                """));
  }

  @Test
  void spellsChoicesInLowerCaseWithHyphens() throws IOException {
    // Given
    Extension extension =
        new Extension("vector", "0.8.0", "public", Optional.of(ExtensionFeature.VECTOR_SEARCH));

    // When
    JsonNode text = json.valueToTree(extension);

    // Then
    assertThat(text)
        .isEqualTo(
            json.readTree(
                """
                {"name": "vector", "version": "0.8.0", "schema": "public",
                 "feature": "vector-search"}
                """));
  }
}
