package app.ontos.glossary;

import static app.ontos.testing.Api.created;
import static app.ontos.testing.Api.json;
import static app.ontos.testing.Api.patch;
import static app.ontos.testing.Api.unique;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
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
