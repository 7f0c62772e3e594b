package app.ontos.sql.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * How the server's text of a value becomes JSON without losing any of it. Numbers that a client may
 * read as a double only are numbers; {@code int8} and {@code numeric} are text, as RFC 8259,
 * section 6, advises for those who want every digit.
 */
sealed interface JsonType {

  void write(String text, JsonGenerator json) throws IOException;

  /** Of the server's name for a type; those of arrays begin with an underscore. */
  static JsonType of(String type) {
    if (type.startsWith("_")) {
      return new Array(of(type.substring(1)));
    }
    return switch (type) {
      case "int2", "int4", "oid", "float4", "float8", "serial", "smallserial" -> Scalar.NUMBER;
      case "bool" -> Scalar.BOOLEAN;
      case "json", "jsonb" -> Scalar.JSON;
      case "bytea" -> Scalar.BYTES;
      case "timestamp" -> Scalar.TIMESTAMP;
      case "timestamptz" -> Scalar.TIMESTAMP_WITH_ZONE;
      default -> Scalar.TEXT;
    };
  }

  /** A single value. */
  enum Scalar implements JsonType {
    TEXT {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        json.writeString(text);
      }
    },
    NUMBER {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        char last = text.charAt(text.length() - 1);
        if (Character.isDigit(last)) {
          json.writeNumber(text);
        } else {
          json.writeString(text); // NaN, Infinity
        }
      }
    },
    BOOLEAN {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        json.writeBoolean(text.startsWith("t"));
      }
    },
    /** As it is stored: another parser could lose digits or one of two keys. */
    JSON {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        json.writeRawValue(text.replace('\n', ' ').replace('\r', ' '));
      }
    },
    BYTES {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        boolean hex = text.startsWith("\\x");
        json.writeString(
            hex
                ? Base64.getEncoder()
                    .encodeToString(HexFormat.of().parseHex(text, 2, text.length()))
                : text);
      }
    },
    TIMESTAMP {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        json.writeString(text.replaceFirst(" (?=\\d)", "T"));
      }
    },
    /** The session is in UTC. */
    TIMESTAMP_WITH_ZONE {
      @Override
      public void write(String text, JsonGenerator json) throws IOException {
        String rfc3339 = text.replaceFirst(" (?=\\d)", "T");
        json.writeString(
            rfc3339.endsWith("+00") ? rfc3339.substring(0, rfc3339.length() - 3) + "Z" : rfc3339);
      }
    }
  }

  /** An array of any number of dimensions. */
  record Array(JsonType element) implements JsonType {
    @Override
    public void write(String text, JsonGenerator json) throws IOException {
      new ArrayText(text, element).write(json);
    }
  }
}
