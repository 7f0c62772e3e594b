package app.ontos.contracts.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import app.ontos.shared.document.DocumentFormat;
import app.ontos.shared.document.StandardDocument;
import app.ontos.testing.Mutations;
import app.ontos.testing.Standards;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our verdicts beside those of the standard's own schemas, version by version. */
class OdcsConformanceTest {
  private static final int SPOILT_TO_THE_DOCUMENT = 150;

  @ParameterizedTest
  @EnumSource(OdcsVersion.class)
  void judgesEveryDocumentAsTheStandardsSchemaDoes(OdcsVersion version) throws IOException {
    // Given
    JsonSchema schema = Standards.schema(path(version));
    Map<String, ObjectNode> documents = documents();

    // When
    List<String> differences = new ArrayList<>();
    documents.forEach((name, document) -> compare(version, schema, name, document, differences));

    // Then
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OdcsVersion.class)
  void judgesSpoiltDocumentsAsTheStandardsSchemaDoes(OdcsVersion version) throws IOException {
    // Given
    JsonSchema schema = Standards.schema(path(version));
    Mutations mutations =
        new Mutations(version.text().hashCode(), Standards.schemaText(path(version)));
    Map<String, ObjectNode> spoilt = new TreeMap<>();
    for (Map.Entry<String, ObjectNode> document : documents().entrySet()) {
      boolean large = document.getValue().toString().length() > 50_000;
      for (int i = 0; i < (large ? 20 : SPOILT_TO_THE_DOCUMENT); i++) {
        spoilt.put(document.getKey() + " " + i, mutations.spoilt(document.getValue()));
      }
    }

    // When
    List<String> differences = new ArrayList<>();
    spoilt.forEach((name, document) -> compare(version, schema, name, document, differences));

    // Then
    assertThat(spoilt).hasSizeGreaterThan(500);
    assertThat(spoilt.values()).anyMatch(document -> version.violations(document).isEmpty());
    assertThat(spoilt.values()).anyMatch(document -> !version.violations(document).isEmpty());
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DocumentFormat.class)
  void givesEveryDocumentBackEqual(DocumentFormat format) throws IOException {
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
                            document.in(format).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            format)))
            .toList();

    // Then
    assertThat(changed).isEmpty();
  }

  private static void compare(
      OdcsVersion version,
      JsonSchema schema,
      String name,
      ObjectNode document,
      List<String> differences) {
    var theirs = schema.validate(document);
    var ours = version.violations(document);
    if (theirs.isEmpty() != ours.isEmpty()) {
      differences.add("%s: they say %s, we say %s".formatted(name, theirs, ours));
    }
  }

  private static String path(OdcsVersion version) {
    return "odcs/schema/odcs-json-schema-%s.json".formatted(version.text());
  }

  /** The standard's examples, and ours, which use what those leave out. */
  private static Map<String, ObjectNode> documents() throws IOException {
    Map<String, ObjectNode> documents = Standards.examples("odcs");
    for (String name :
        List.of("contract-2.2.2.yaml", "contract-3.0.2.yaml", "contract-3.1.0.yaml")) {
      documents.put(name, ours(name));
    }
    return documents;
  }

  private static ObjectNode ours(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(OdcsConformanceTest.class.getResourceAsStream("/odcs/" + name))) {
      return StandardDocument.read(file.readAllBytes(), DocumentFormat.YAML).root();
    }
  }
}
