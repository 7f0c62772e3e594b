package app.ontos.products.odps;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.testing.Mutations;
import app.ontos.testing.Standards;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our verdicts beside those of the standard's own schema. */
class OdpsConformanceTest {
  private static final String SCHEMA = "odps/schema/odps-json-schema-v1.0.0.json";
  private static final String FULL =
      """
      {"apiVersion": "v1.0.0", "kind": "DataProduct", "id": "p-1", "status": "active",
       "description": {"purpose": "to show all", "customProperties": [{"property": "a", "value": 1}]},
       "inputPorts": [{"name": "in", "version": "1", "contractId": "c-1", "tags": ["a"]}],
       "outputPorts": [{"name": "out", "version": "1", "contractId": "c-2",
         "sbom": [{"type": "external", "url": "https://example.com/sbom"}],
         "inputContracts": [{"id": "c-1", "version": "1"}]}],
       "managementPorts": [{"name": "m", "content": "discoverability", "url": "https://example.com/m"}],
       "support": [{"channel": "#help", "url": "https://example.com/help"}],
       "team": {"name": "t", "members": [{"username": "u", "dateIn": "2024-01-01"}]},
       "productCreatedTs": "2024-01-01T00:00:00Z"}
      """;

  @Test
  void judgesEveryDocumentAsTheStandardsSchemaDoes() {
    // Given
    JsonSchema schema = Standards.schema(SCHEMA);
    Map<String, ObjectNode> documents = documents();

    // When
    List<String> differences = new ArrayList<>();
    documents.forEach((name, document) -> compare(schema, name, document, differences));

    // Then
    assertThat(differences).isEmpty();
  }

  @Test
  void judgesSpoiltDocumentsAsTheStandardsSchemaDoes() {
    // Given
    JsonSchema schema = Standards.schema(SCHEMA);
    Mutations mutations = new Mutations(7, Standards.schemaText(SCHEMA));
    Map<String, ObjectNode> spoilt = new TreeMap<>();
    documents()
        .forEach(
            (name, document) -> {
              for (int i = 0; i < 700; i++) {
                spoilt.put(name + " " + i, mutations.spoilt(document));
              }
            });

    // When
    List<String> differences = new ArrayList<>();
    spoilt.forEach((name, document) -> compare(schema, name, document, differences));

    // Then
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DocumentFormat.class)
  void givesEveryDocumentBackEqual(DocumentFormat format) {
    // Given
    List<StandardDocument> documents =
        documents().values().stream().map(StandardDocument::new).toList();

    // When
    List<StandardDocument> changed =
        documents.stream()
            .filter(
                document ->
                    !document.sameAs(
                        StandardDocument.read(
                            document.in(format).getBytes(StandardCharsets.UTF_8), format)))
            .toList();

    // Then
    assertThat(changed).isEmpty();
  }

  private static void compare(
      JsonSchema schema, String name, ObjectNode document, List<String> differences) {
    var theirs = schema.validate(document);
    var ours = OdpsProduct.violations(document);
    if (theirs.isEmpty() != ours.isEmpty()) {
      differences.add("%s: they say %s, we say %s".formatted(name, theirs, ours));
    }
  }

  private static Map<String, ObjectNode> documents() {
    Map<String, ObjectNode> documents = Standards.examples("odps");
    documents.put("full", StandardDocument.stored(FULL).root());
    return documents;
  }
}
