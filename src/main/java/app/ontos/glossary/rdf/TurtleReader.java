package app.ontos.glossary.rdf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * Reads Turtle 1.1. The library's parser already streams; this one also bounds what a single
 * statement, the nesting of blank nodes, and prefixes can take.
 */
final class TurtleReader extends TurtleParser {
  /** Read between two triples, white space and comments among them. */
  private static final int MAX_STATEMENT = 1_000_000;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_PREFIXES = 1_000;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final TripleSink sink;
  private int depth;
  private int read;

  private TurtleReader(TripleSink sink) {
    this.sink = sink;
    setRDFHandler(new Prefixes());
  }

  static void read(InputStream in, String base, TripleSink sink) throws IOException {
    TurtleReader reader = new TurtleReader(sink);
    try {
      reader.parse(withoutMark(in), base);
    } catch (RDFParseException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw reader.fault("The text is not in UTF-8");
      }
      String message = String.valueOf(e.getMessage()).replaceFirst(" \\[line \\d+.*]$", "");
      int line = e.getLineNumber() > 0 ? (int) e.getLineNumber() : reader.getLineNumber();
      throw new DocumentFault(Math.max(0, line), message);
    } catch (CharacterCodingException e) {
      throw reader.fault("The text is not in UTF-8");
    }
  }

  private static Reader withoutMark(InputStream in) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  @Override
  protected void reportStatement(Resource subject, IRI predicate, Value object) {
    read = 0;
    String about = term(subject);
    if (object instanceof Literal literal) {
      sink.accept(
          getLineNumber(),
          new Triple(
              about,
              predicate.stringValue(),
              literal.getLabel(),
              literal.getDatatype().stringValue(),
              literal.getLanguage().orElse(null)));
    } else {
      sink.accept(getLineNumber(), Triple.link(about, predicate.stringValue(), term(object)));
    }
  }

  @Override
  protected int readCodePoint() throws IOException {
    if (++read > MAX_STATEMENT) {
      throw fault("There is no triple in %d characters".formatted(MAX_STATEMENT));
    }
    return super.readCodePoint();
  }

  @Override
  protected Resource parseCollection() throws IOException {
    enter();
    Resource list = super.parseCollection();
    depth--;
    return list;
  }

  @Override
  protected Resource parseImplicitBlank() throws IOException {
    enter();
    Resource blank = super.parseImplicitBlank();
    depth--;
    return blank;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw fault("Blank nodes and lists are nested deeper than %d levels".formatted(MAX_DEPTH));
    }
  }

  private String term(Value value) {
    if (value.isIRI()) {
      return value.stringValue();
    }
    if (value.isBNode()) {
      return "_:" + value.stringValue();
    }
    throw fault("Triples about triples are no Turtle 1.1");
  }

  private DocumentFault fault(String message) {
    return new DocumentFault(Math.max(0, getLineNumber()), message);
  }

  /** Every prefix is kept until the end of the document. */
  private final class Prefixes extends AbstractRDFHandler {
    private int count;

    @Override
    public void handleNamespace(String prefix, String uri) {
      if (++count > MAX_PREFIXES) {
        throw fault("There are more than %d prefixes".formatted(MAX_PREFIXES));
      }
    }
  }
}
