package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads one value of a type. */
interface ScalarReader {

  /** A value given as text: in a query string, or as a JSON string. */
  Reading fromText(String text);

  /** A value given as JSON; never null. */
  default Reading fromJson(JsonNode node) {
    return fromText(node.isTextual() ? node.textValue() : node.toString());
  }

  /** The reader of a type. */
  static ScalarReader of(ScalarType type) {
    return switch (type) {
      case TEXT -> textOnly(Texts::text);
      case INTEGER -> text -> Numbers.whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> text -> Numbers.whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
      case NUMERIC -> Numbers::numeric;
      case BOOLEAN -> Texts::truth;
      case DATE -> Moments::date;
      case TIMESTAMP -> Moments::timestamp;
      case TIMESTAMPTZ -> Moments::timestampWithZone;
      case INTERVAL -> Moments::interval;
      case UUID -> Texts::uuid;
      case JSON -> new JsonReader();
      case BYTES -> textOnly(Texts::base64);
      case VECTOR -> Numbers::vector;
      case GEOMETRY -> Geometries::geometry;
    };
  }

  /** A reader to which a JSON number or truth value is not the text that it is written as. */
  private static ScalarReader textOnly(ScalarReader reader) {
    return new ScalarReader() {
      @Override
      public Reading fromText(String text) {
        return reader.fromText(text);
      }

      @Override
      public Reading fromJson(JsonNode node) {
        return node.isTextual() ? reader.fromText(node.textValue()) : new Fault("must be text");
      }
    };
  }
}
