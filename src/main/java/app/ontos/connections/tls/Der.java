package app.ontos.connections.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The little of DER (ITU-T X.690) that private keys are made of: values of a one-byte tag, a length
 * and a content, one after the other.
 */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int EXPLICIT_0 = 0xa0;

  private static final int LONG_FORM = 0x80;
  private static final int LONGEST_LENGTH = 3;

  private final ByteBuffer rest;

  /** Reads values one after the other. */
  Der(byte[] values) {
    this.rest = ByteBuffer.wrap(values);
  }

  /** Whether another value follows, and has this tag. */
  boolean nextIs(int tag) {
    return rest.hasRemaining() && Byte.toUnsignedInt(rest.get(rest.position())) == tag;
  }

  /** The content of the next value, which must have this tag. */
  byte[] next(int tag) throws BadPem {
    try {
      if (Byte.toUnsignedInt(rest.get()) != tag) {
        throw damaged();
      }
      int length = length();
      if (length > rest.remaining()) {
        throw damaged();
      }
      byte[] content = new byte[length];
      rest.get(content);
      return content;
    } catch (BufferUnderflowException e) {
      throw damaged();
    }
  }

  /** Up to 127 in one byte; beyond, the first byte says how many bytes the number has. */
  private int length() throws BadPem {
    int first = Byte.toUnsignedInt(rest.get());
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count == 0 || count > LONGEST_LENGTH) {
      throw damaged();
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | Byte.toUnsignedInt(rest.get());
    }
    return length;
  }

  private static BadPem damaged() {
    return new BadPem("holds a damaged private key");
  }

  static byte[] integer(int small) {
    return value(INTEGER, new byte[] {(byte) small});
  }

  /** A value with these contents, one after the other. */
  static byte[] value(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] each : contents) {
      content.writeBytes(each);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    writeLength(content.size(), value);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static void writeLength(int length, ByteArrayOutputStream out) {
    if (length < LONG_FORM) {
      out.write(length);
      return;
    }
    int count = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    out.write(LONG_FORM + count);
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
      out.write(length >>> shift);
    }
  }
}
