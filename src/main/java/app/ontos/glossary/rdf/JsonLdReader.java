package app.ontos.glossary.rdf;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads JSON-LD 1.1. Its context may stand anywhere and change everything, so a document is held
 * whole, and may be no larger than {@value #MAX_BYTES} bytes. Contexts are never fetched.
 */
final class JsonLdReader {
  static final int MAX_BYTES = 2_000_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private JsonLdReader() {}

  static void read(InputStream in, String base, TripleSink sink) throws IOException {
    byte[] body = in.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new DocumentFault(
          0, "JSON-LD of more than %d bytes isn't read; send Turtle".formatted(MAX_BYTES));
    }
    checkJson(body);
    AtomicBoolean remote = new AtomicBoolean();
    String blanks = "_:" + UUID.randomUUID() + "-";
    try {
      JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(body)))
          .options(options(base, remote))
          .provide(
              (subject, predicate, object, datatype, language, direction, graph) -> {
                if (graph != null) {
                  throw new DocumentFault(0, "Named graphs are not taken");
                }
                String about = unique(subject, blanks);
                String value = datatype == null ? unique(object, blanks) : object;
                sink.accept(0, new Triple(about, predicate, value, datatype, language));
                return null;
              });
    } catch (JsonLdError e) {
      if (e.getCause() instanceof RdfConsumerException failure
          && failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new DocumentFault(0, explain(e, remote.get()));
    } catch (JsonException e) {
      throw new DocumentFault(0, "The text is no JSON that can be read");
    }
  }

  /** The library counts the blank nodes of every document from 0. */
  private static String unique(String term, String prefix) {
    return Triple.isBlank(term) ? prefix + Triple.label(term) : term;
  }

  private static String explain(JsonLdError e, boolean remote) {
    return remote
        ? "A context that would have to be fetched is not taken; write it into the document"
        : "The text is no JSON-LD: %s".formatted(String.valueOf(e.getCode()).replace('_', ' '));
  }

  private static JsonLdOptions options(String base, AtomicBoolean remote) {
    DocumentLoader none =
        (address, options) -> {
          remote.set(true);
          throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED);
        };
    JsonLdOptions options = new JsonLdOptions(none);
    options.setBase(uri(base));
    options.setTimeout(TIMEOUT);
    return options;
  }

  private static URI uri(String base) {
    try {
      return new URI(base);
    } catch (URISyntaxException e) {
      throw new DocumentFault(0, "The base IRI of the glossary is no URI, which JSON-LD needs");
    }
  }

  /** Well-formed, not too deep, no member twice: what the JSON-LD library does not ask. */
  private static void checkJson(byte[] body) throws IOException {
    try (JsonParser json = STRICT.createParser(body)) {
      while (json.nextToken() != null) {
        // Reading is all.
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new DocumentFault(Math.max(0, line), "The text is not well-formed JSON");
    } catch (CharConversionException e) {
      throw new DocumentFault(0, "The text is not in UTF-8");
    }
  }
}
