package app.ontos.sql.lexer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes {@code E'…'} (PostgreSQL documentation, 4.1.2.2). Its octal and hexadecimal escapes are
 * bytes in the server's encoding, which is taken to be UTF-8.
 */
final class BackslashEscapes {
  private final String text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private BackslashEscapes(String text) {
    this.text = text;
  }

  /** The value of a literal. */
  static String decode(String text, int start, QuotedParts parts) throws SqlSyntax {
    BackslashEscapes escapes = new BackslashEscapes(text);
    for (QuotedParts.Body body : parts.bodies()) {
      escapes.append(body);
    }
    String value = escapes.value(start);
    if (value.indexOf('\0') >= 0) {
      throw new SqlSyntax("A string contains a NUL character", text, start);
    }
    return value;
  }

  private String value(int start) throws SqlSyntax {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new SqlSyntax("The escapes of a string make bytes that are not UTF-8", text, start);
    }
  }

  private void append(QuotedParts.Body body) throws SqlSyntax {
    int at = body.from();
    while (at < body.to()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = escape(at, body.to());
      } else if (c == '\'') {
        bytes.write('\'');
        at += 2;
      } else {
        at = character(at);
      }
    }
  }

  private int character(int at) {
    int c = text.codePointAt(at);
    bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    return at + Character.charCount(c);
  }

  /** Appends what the escape at a backslash stands for, and answers its end. */
  private int escape(int backslash, int limit) throws SqlSyntax {
    int at = backslash + 1;
    char c = text.charAt(at);
    switch (c) {
      case 'b' -> bytes.write('\b');
      case 'f' -> bytes.write('\f');
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case 'v' -> bytes.write(0x0B);
      case 'u', 'U' -> {
        return unicode(backslash, limit);
      }
      default -> {
        boolean octal = c >= '0' && c <= '7';
        boolean hex = c == 'x' && Characters.isHexDigit(Characters.at(text, at + 1));
        if (octal || hex) {
          return octal ? number(at, 3, 8) : number(at + 1, 2, 16);
        }
        return character(at);
      }
    }
    return at + 1;
  }

  private int number(int from, int most, int base) {
    int end = from;
    int value = 0;
    while (end < from + most && Character.digit(asciiAt(end), base) >= 0) {
      value = value * base + Character.digit(asciiAt(end), base);
      end++;
    }
    bytes.write(value & 0xFF);
    return end;
  }

  private char asciiAt(int index) {
    char c = Characters.at(text, index);
    return c < 0x80 ? c : '\0';
  }

  private int unicode(int backslash, int limit) throws SqlSyntax {
    int end = backslash + (text.charAt(backslash + 1) == 'u' ? 6 : 10);
    int c = CodePoints.hex(text, backslash + 2, end, limit, backslash);
    if (CodePoints.isHighSurrogate(c)) {
      boolean follows = text.startsWith("\\u", end) || text.startsWith("\\U", end);
      int secondEnd = follows ? end + (text.charAt(end + 1) == 'u' ? 6 : 10) : end;
      int low = follows ? CodePoints.hex(text, end + 2, secondEnd, limit, end) : 0;
      c = CodePoints.pair(text, c, low, backslash);
      end = secondEnd;
    }
    int valid = CodePoints.check(text, c, backslash);
    bytes.writeBytes(Character.toString(valid).getBytes(StandardCharsets.UTF_8));
    return end;
  }
}
