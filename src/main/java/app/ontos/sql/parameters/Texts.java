package app.ontos.sql.parameters;

import app.ontos.sql.parameters.Reading.Fault;
import app.ontos.sql.parameters.Reading.Literal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values that are text, or a word of it. */
final class Texts {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Texts() {}

  /** Any text that PostgreSQL can store. */
  static Reading text(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == 0) {
        return new Fault("must not contain NUL characters");
      }
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return new Fault("must not contain half of a surrogate pair");
      }
      i += Character.charCount(c);
    }
    return new Literal(text);
  }

  static Reading truth(String text) {
    return text.equals("true") || text.equals("false")
        ? new Literal(text)
        : new Fault("must be true or false");
  }

  static Reading uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? new Literal(text.toLowerCase(Locale.ROOT))
        : new Fault("must be a UUID");
  }

  /** Base64 in its usual alphabet or in that for URLs (RFC 4648, sections 4 and 5). */
  static Reading base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return new Literal("\\x" + HexFormat.of().formatHex(bytes));
    } catch (IllegalArgumentException e) {
      return new Fault("must be bytes in base64");
    }
  }
}
