package app.ontos.sql.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A result as one JSON object. Rows are lists, since columns may have the same name. */
final class JsonResult implements ResultWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private JsonRow row = new JsonRow(List.of());

  JsonResult(OutputStream out) {
    try {
      json = FACTORY.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    row = new JsonRow(columns);
    json.writeStartObject();
    row.writeColumns(json);
    json.writeArrayFieldStart("rows");
  }

  @Override
  public void row(Rows rows) throws IOException {
    row.write(rows, json);
  }

  @Override
  public void end(RunOutcome outcome) throws IOException {
    json.writeEndArray();
    JsonRow.writeOutcome(outcome, json);
    json.writeEndObject();
    json.flush();
  }
}
