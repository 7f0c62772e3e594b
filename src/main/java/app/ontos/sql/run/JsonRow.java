package app.ontos.sql.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The parts that both JSON formats have. */
final class JsonRow {
  private final List<ResultColumn> columns;
  private final List<JsonType> types;

  JsonRow(List<ResultColumn> columns) {
    this.columns = List.copyOf(columns);
    this.types = columns.stream().map(column -> JsonType.of(column.type())).toList();
  }

  void writeColumns(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("columns");
    for (ResultColumn column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void write(Rows rows, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < types.size(); i++) {
      Optional<String> text = rows.text(i);
      if (text.isPresent()) {
        types.get(i).write(text.get(), json);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  static void writeOutcome(RunOutcome outcome, JsonGenerator json) throws IOException {
    json.writeNumberField("rowCount", outcome.rows());
    json.writeNumberField("affectedRows", outcome.affectedRows());
    json.writeBooleanField("truncated", outcome.truncated());
    json.writeBooleanField("undone", outcome.undone());
    json.writeNumberField("durationMillis", outcome.durationMillis());
  }
}
