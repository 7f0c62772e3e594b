package app.ontos.sql.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A result as lines of JSON: an object with the columns, a list for each row, an object at the end.
 */
final class JsonLines implements ResultWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private JsonRow row = new JsonRow(List.of());

  JsonLines(OutputStream out) {
    try {
      json = FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    row = new JsonRow(columns);
    json.writeStartObject();
    row.writeColumns(json);
    json.writeEndObject();
  }

  @Override
  public void row(Rows rows) throws IOException {
    row.write(rows, json);
  }

  @Override
  public void end(RunOutcome outcome) throws IOException {
    json.writeStartObject();
    JsonRow.writeOutcome(outcome, json);
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }
}
