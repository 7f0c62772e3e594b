package app.ontos.glossary;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;
import static io.restassured.RestAssured.given;

import app.ontos.glossary.rdf.DocumentForm;
import app.ontos.glossary.rdf.Triple;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A few words for talking about glossaries and concepts. */
final class Vocabulary {
  static final String GLOSSARIES = "/api/v1/glossaries";
  static final String CONCEPTS = "/api/v1/concepts";

  private Vocabulary() {}

  /** A new glossary's id. */
  static String glossary() {
    return created(GLOSSARIES, "{\"name\": \"%s\"}".formatted(unique("Words")));
  }

  /** A new glossary's id, with concepts whose IRIs begin with the base. */
  static String glossary(String baseIri) {
    return created(
        GLOSSARIES, "{\"name\": \"%s\", \"baseIri\": \"%s\"}".formatted(unique("Words"), baseIri));
  }

  /** A new concept's id. */
  static String concept(String glossary, String label) {
    return concept(glossary, label, "");
  }

  /** A new concept's id, with more fields. */
  static String concept(String glossary, String label, String more) {
    return created(CONCEPTS, conceptBody(glossary, label, more));
  }

  static String conceptBody(String glossary, String label, String more) {
    return "{\"glossaryId\": \"%s\", \"prefLabel\": {\"en\": \"%s\"}%s}"
        .formatted(glossary, label, more);
  }

  /** A new concept's id, right below another. */
  static String narrower(String glossary, String label, String broader) {
    return concept(glossary, label, ", \"broader\": [\"%s\"]".formatted(broader));
  }

  /** The answer to a change of a concept, whatever its version. */
  static Response change(String concept, String fields) {
    return patch(fields).header("If-Match", "*").patch(CONCEPTS + "/" + concept);
  }

  /** The answer to a new concept. */
  static Response post(String glossary, String label, String more) {
    return json(conceptBody(glossary, label, more)).post(CONCEPTS);
  }

  /** The answer to a document that is imported. */
  static Response imported(String glossary, String type, String document) {
    return given()
        .contentType(type)
        .body(document.getBytes(StandardCharsets.UTF_8))
        .post(GLOSSARIES + "/" + glossary + "/imports");
  }

  /**
   * The triples of a document, a line each, with blank nodes named after what they say, and
   * language tags in small letters, as RDF 1.1 compares them.
   */
  static List<String> triples(String type, String document) {
    Map<String, List<Triple>> bySubject = new TreeMap<>();
    try {
      DocumentForm.of(type)
          .orElseThrow()
          .read(
              new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
              "urn:base:",
              (line, triple) ->
                  bySubject.computeIfAbsent(triple.subject(), s -> new ArrayList<>()).add(triple));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bySubject.values().stream()
        .flatMap(List::stream)
        .map(triple -> name(triple.subject(), bySubject) + said(triple, bySubject))
        .sorted()
        .toList();
  }

  private static String name(String term, Map<String, List<Triple>> bySubject) {
    return Triple.isBlank(term)
        ? bySubject.getOrDefault(term, List.of()).stream()
            .map(triple -> said(triple, bySubject))
            .sorted()
            .toList()
            .toString()
        : term;
  }

  private static String said(Triple triple, Map<String, List<Triple>> bySubject) {
    String datatype = triple.datatype();
    String kind =
        datatype == null
            ? ""
            : triple.language() != null
                ? " " + triple.language().toLowerCase(Locale.ROOT)
                : " " + datatype.replace("http://www.w3.org/2001/XMLSchema#", "");
    String object = datatype == null ? name(triple.object(), bySubject) : triple.object();
    return " " + triple.predicate() + " " + object + kind;
  }

  static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
        results.add(future.get(1, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
