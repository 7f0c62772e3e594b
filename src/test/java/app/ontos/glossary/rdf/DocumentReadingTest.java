package app.ontos.glossary.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReadingTest {
  private static final String BASE = "https://example.com/v/";
  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";

  @Test
  void resolvesIrisAgainstTheBaseAndThePrefixes() throws IOException {
    // Given
    String document =
        "@prefix : <#> . PREFIX p: <urn:p:>\n<a> :b p:c .\n@base <http://other/x/> . <../y> p:q <>.";

    // When
    List<Triple> triples = turtle(document);

    // Then
    assertThat(triples)
        .containsExactly(
            Triple.link(BASE + "a", BASE + "#b", "urn:p:c"),
            Triple.link("http://other/y", "urn:p:q", "http://other/x/"));
  }

  @Test
  void readsAMarkAndLineEndsOfEveryKind() throws IOException {
    // Given
    String document = "\ufeff@prefix x: <urn:x:> .\r\nx:a x:b \"\"\"c\r\nd\"\"\" .\r\n";

    // When
    List<Triple> triples = turtle(document);

    // Then
    assertThat(triples).extracting(Triple::object).containsExactly("c\r\nd");
  }

  @Test
  void readsEscapesDatatypesAndLanguages() throws IOException {
    // Given
    String document =
        """
        <a> <b> "t\\tq\\"\\u00e9\\U0001F600"@DE-at , '1'^^<urn:d> , 1.50 , "plain" .
        """;

    // When
    List<Triple> triples = turtle(document);

    // Then
    assertThat(triples)
        .extracting(Triple::object, Triple::datatype, Triple::language)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "t\tq\"é\uD83D\uDE00",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
                "DE-at"),
            org.assertj.core.groups.Tuple.tuple("1", "urn:d", null),
            org.assertj.core.groups.Tuple.tuple(
                "1.50", "http://www.w3.org/2001/XMLSchema#decimal", null),
            org.assertj.core.groups.Tuple.tuple("plain", STRING, null));
  }

  @Test
  void tellsBlankNodesOfTwoDocumentsApart() throws IOException {
    // Given
    String document = "_:x <urn:b> [] .";

    // When
    String first = turtle(document).get(0).subject();
    String second = turtle(document).get(0).subject();

    // Then
    assertThat(first).startsWith("_:").isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a b> <urn:p> <urn:o> .",
        "<urn:s> <urn:p> \"never ends",
        "<urn:s> <urn:p> x:unknown .",
        "<urn:s> <urn:p> \"x\"@ .",
        "<urn:s> <urn:p>",
        "<< <urn:a> <urn:b> <urn:c> >> <urn:p> <urn:o> .",
        "<urn:s> a",
        "\"literal\" <urn:p> <urn:o> ."
      })
  void refusesWhatIsNoTurtle(String document) {
    // When
    DocumentFault fault = fault(DocumentForm.TURTLE, document);

    // Then
    assertThat(fault.line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[ <urn:p> ", "( "})
  void refusesNestingWithoutEnd(String opening) {
    // Given
    String document = "<urn:s> <urn:p> " + opening.repeat(100_000);

    // When
    DocumentFault fault = fault(DocumentForm.TURTLE, document);

    // Then
    assertThat(fault.detail()).contains("nested deeper than 100");
  }

  @Test
  void refusesALiteralWithoutEnd() {
    // Given
    String document = "<urn:s> <urn:p> \"" + "x".repeat(1_100_000) + "\" .";

    // When
    DocumentFault fault = fault(DocumentForm.TURTLE, document);

    // Then
    assertThat(fault.detail()).contains("no triple in 1000000 characters");
  }

  @Test
  void refusesPrefixesWithoutEnd() {
    // Given
    StringBuilder document = new StringBuilder();
    for (int i = 0; i < 1_001; i++) {
      document.append("@prefix p").append(i).append(": <urn:p> .\n");
    }

    // When
    DocumentFault fault = fault(DocumentForm.TURTLE, document.toString());

    // Then
    assertThat(fault.detail()).contains("more than 1000 prefixes");
  }

  @Test
  void refusesWhatIsNotInUtf8() {
    // Given
    byte[] document = "<urn:s> <urn:p> \"\u00e9\" .".getBytes(StandardCharsets.ISO_8859_1);

    // When
    DocumentFault fault =
        catchThrowableOfType(
            DocumentFault.class,
            () ->
                DocumentForm.TURTLE.read(
                    new ByteArrayInputStream(document), BASE, (line, triple) -> {}));

    // Then
    assertThat(fault.detail()).contains("not in UTF-8");
  }

  @Test
  void tellsTheLineOfEveryTriple() throws IOException {
    // Given
    String document = "<a> <b> <c> .\n\n<d> <e>\n <f> .";
    List<Integer> lines = new ArrayList<>();

    // When
    DocumentForm.TURTLE.read(bytes(document), BASE, (line, triple) -> lines.add(line));

    // Then
    assertThat(lines).containsExactly(1, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@context\": \"https://example.com/c\"}",
        "{\"@context\": [{}, \"c\"], \"@id\": \"a\"}",
        "{\"@id\": \"a\", \"urn:p\": {\"@context\": \"c\", \"@id\": \"b\"}}",
        "{\"@context\": {\"@import\": \"https://example.com/c\"}}",
        "{\"@context\": {\"x\": {\"@id\": \"urn:x\", \"@context\": \"c\"}}, \"x\": {\"@id\": \"b\"}}"
      })
  void fetchesNoContextWhereverItIsNamed(String document) {
    // When
    DocumentFault fault = fault(DocumentForm.JSON_LD, document);

    // Then
    assertThat(fault.detail()).contains("would have to be fetched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "[] x", "{\"@id\": 5}"})
  void refusesWhatIsNoJsonLd(String document) {
    // When
    DocumentFault fault = fault(DocumentForm.JSON_LD, document);

    // Then
    assertThat(fault.detail()).isNotBlank();
  }

  @Test
  void refusesJsonThatIsNestedWithoutEnd() {
    // When
    DocumentFault fault = fault(DocumentForm.JSON_LD, "[".repeat(100_000));

    // Then
    assertThat(fault.detail()).contains("JSON");
  }

  @Test
  void refusesNamedGraphs() {
    // Given
    String document =
        "{\"@id\": \"urn:g\", \"@graph\": [{\"@id\": \"urn:a\", \"urn:p\": {\"@id\": \"urn:b\"}}]}";

    // When
    DocumentFault fault = fault(DocumentForm.JSON_LD, document);

    // Then
    assertThat(fault.detail()).contains("Named graphs");
  }

  private static List<Triple> turtle(String document) throws IOException {
    List<Triple> triples = new ArrayList<>();
    DocumentForm.TURTLE.read(bytes(document), BASE, (line, triple) -> triples.add(triple));
    return triples;
  }

  private static DocumentFault fault(DocumentForm form, String document) {
    return catchThrowableOfType(
        DocumentFault.class, () -> form.read(bytes(document), BASE, (line, triple) -> {}));
  }

  private static ByteArrayInputStream bytes(String document) {
    return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
  }
}
