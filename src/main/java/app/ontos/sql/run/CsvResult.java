package app.ontos.sql.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A result as CSV (RFC 4180), each value as the server spells it. */
final class CsvResult implements ResultWriter {
  private final Writer out;
  private int width;

  CsvResult(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    width = columns.size();
    for (int i = 0; i < width; i++) {
      separate(i);
      value(columns.get(i).name());
    }
    out.write("\r\n");
  }

  @Override
  public void row(Rows rows) throws IOException {
    for (int i = 0; i < width; i++) {
      separate(i);
      Optional<String> text = rows.text(i);
      if (text.isPresent()) {
        value(text.get());
      }
    }
    out.write("\r\n");
  }

  @Override
  public void end(RunOutcome outcome) throws IOException {
    out.flush();
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private void value(String text) throws IOException {
    if (text.isEmpty() || text.chars().anyMatch(CsvResult::needsQuotes)) {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(text);
    }
  }

  private static boolean needsQuotes(int c) {
    return c == '"' || c == ',' || c == '\n' || c == '\r';
  }
}
