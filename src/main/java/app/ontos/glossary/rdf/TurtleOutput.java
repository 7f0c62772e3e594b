package app.ontos.glossary.rdf;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriterSettings;

/** Turtle 1.1, each subject's triples in one group. */
final class TurtleOutput implements TripleWriter {
  private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

  private final Writer out;
  private final TurtleWriter turtle;

  TurtleOutput(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 14);
    turtle = new TurtleWriter(out);
    // Else it would keep what it has written of blank nodes, to write them inside each other.
    turtle.getWriterConfig().set(BasicWriterSettings.INLINE_BLANK_NODES, false);
    turtle.getWriterConfig().set(BasicWriterSettings.XSD_STRING_TO_PLAIN_LITERAL, true);
    // 4.50 is the same number as 4.5 but not the same literal.
    turtle.getWriterConfig().set(TurtleWriterSettings.ABBREVIATE_NUMBERS, false);
    turtle.startRDF();
    Namespaces.BY_PREFIX.forEach(turtle::handleNamespace);
  }

  @Override
  public void write(Triple triple) {
    turtle.handleStatement(
        VALUES.createStatement(
            term(triple.subject()), VALUES.createIRI(triple.predicate()), object(triple)));
  }

  private static Value object(Triple triple) {
    String language = triple.language();
    String datatype = triple.datatype();
    if (language != null) {
      return VALUES.createLiteral(triple.object(), language);
    }
    return datatype == null
        ? term(triple.object())
        : VALUES.createLiteral(triple.object(), VALUES.createIRI(datatype));
  }

  private static Resource term(String term) {
    return Triple.isBlank(term) ? VALUES.createBNode(Triple.label(term)) : VALUES.createIRI(term);
  }

  @Override
  public void close() throws IOException {
    turtle.endRDF();
    out.flush();
  }
}
