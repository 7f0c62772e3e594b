package app.ontos.sql.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The server's text of an array (PostgreSQL documentation, section 8.15.6): {@code {1,NULL,"a b"}},
 * with one dimension inside the other, and with the bounds in front where they don't begin at 1,
 * which JSON can't tell.
 */
final class ArrayText {
  private final String text;
  private final JsonType element;
  private int at;

  ArrayText(String text, JsonType element) {
    this.text = text;
    this.element = element;
    this.at = Math.max(0, text.indexOf('{'));
  }

  void write(JsonGenerator json) throws IOException {
    at++; // the brace
    json.writeStartArray();
    while (text.charAt(at) != '}') {
      switch (text.charAt(at)) {
        case ',' -> at++;
        case '{' -> write(json);
        case '"' -> element.write(quoted(), json);
        default -> plain(json);
      }
    }
    at++;
    json.writeEndArray();
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }

  private void plain(JsonGenerator json) throws IOException {
    int start = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '}') {
      at++;
    }
    String value = text.substring(start, at);
    if (value.equals("NULL")) {
      json.writeNull();
    } else {
      element.write(value, json);
    }
  }
}
