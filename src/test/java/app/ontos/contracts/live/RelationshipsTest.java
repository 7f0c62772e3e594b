package app.ontos.contracts.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.connections.browse.RelationName;
import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationshipsTest {
  private static final String SCHEMA =
      """
      schema:
        - name: country
          id: c1
          properties: [{name: code, id: k1}, {name: region}]
        - name: My Town
          properties: [{name: id}, {name: country %s}, {name: region}]
          %s
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "country.code",
    "schema/c1/properties/k1",
    "/schema/c1/properties/code",
    "schema/country/properties/k1",
    "schema/country/properties/code"
  })
  void findsAPropertyByNamesAndByIds(String reference) {
    // Given
    List<LiveTable> tables = tables(", relationships: [{to: '%s'}]".formatted(reference), "");

    // When
    List<LiveRelationship> relationships = Relationships.of(tables);

    // Then
    assertThat(relationships).singleElement().satisfies(found -> isOfCountry(found, "code"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: My Town.country, to: country.code}|/schema/1/relationships/0",
        "{from: [My Town.country], to: [schema/c1/properties/k1]}|/schema/1/relationships/0"
      })
  void findsThoseOfObjectsToo(String relationship, String pointer) {
    // Given
    List<LiveTable> tables = tables("", "relationships: [%s]".formatted(relationship));

    // When
    List<LiveRelationship> relationships = Relationships.of(tables);

    // Then
    assertThat(relationships)
        .singleElement()
        .returns(pointer, LiveRelationship::pointer)
        .satisfies(found -> isOfCountry(found, "code"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: My Town.country, to: country.nothing}|The contract has no property country.nothing",
        "{from: My Town.country, to: 'other.yaml#/schema/a/properties/b'}|It refers to another contract",
        "{from: [My Town.country, My Town.region], to: [country.code]}|It is between 2 and 1 properties",
        "{from: [My Town.country, country.region], to: [country.code, country.region]}|One of its ends is in more than one object",
        "{from: [], to: []}|It does not say between which properties it is",
        "{from: 1, to: {a: b}}|The contract has no property b"
      })
  void saysWhyItIsUnclear(String relationship, String why) {
    // Given
    List<LiveTable> tables = tables("", "relationships: [%s]".formatted(relationship));

    // When
    List<LiveRelationship> relationships = Relationships.of(tables);

    // Then
    assertThat(relationships)
        .singleElement()
        .returns(Optional.of(why), LiveRelationship::unclear)
        .returns(Optional.empty(), LiveRelationship::to);
  }

  private static void isOfCountry(LiveRelationship found, String property) {
    assertThat(found.unclear()).isEmpty();
    assertThat(found.fromProperties()).extracting(LiveProperty::name).containsExactly("country");
    assertThat(found.to().orElseThrow().name()).isEqualTo("country");
    assertThat(found.toProperties()).extracting(LiveProperty::name).containsExactly(property);
  }

  private static List<LiveTable> tables(String ofProperty, String ofObject) {
    byte[] text = SCHEMA.formatted(ofProperty, ofObject).getBytes(UTF_8);
    List<LiveTable> tables = new ArrayList<>();
    for (JsonNode object : StandardDocument.read(text, DocumentFormat.YAML).root().path("schema")) {
      String pointer = "/schema/" + tables.size();
      String name = object.path("name").asText();
      List<LiveProperty> properties = new ArrayList<>();
      for (JsonNode property : object.path("properties")) {
        String own = property.path("name").asText();
        properties.add(
            new LiveProperty(
                pointer + "/properties/" + properties.size(),
                (ObjectNode) property,
                own,
                own,
                Optional.empty()));
      }
      tables.add(
          new LiveTable(
              pointer,
              (ObjectNode) object,
              name,
              new RelationName("public", name),
              Optional.empty(),
              properties));
    }
    return tables;
  }
}
