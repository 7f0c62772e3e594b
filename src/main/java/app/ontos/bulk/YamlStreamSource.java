package app.ontos.bulk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream of YAML documents. It is cut at the lines that begin with {@code ---} or {@code ...}:
 * YAML allows those nowhere else, not even within text.
 */
final class YamlStreamSource implements DocumentSource {
  private static final int MOST = (int) ImportLimits.DOCUMENT_BYTES + 1;

  private final SpooledBody body;

  YamlStreamSource(SpooledBody body) {
    this.body = body;
  }

  @Override
  public void each(Visitor visitor) throws IOException {
    try (InputStream in = body.open()) {
      new Cut(visitor).all(in);
    }
  }

  /** One walk through the stream. */
  private static final class Cut {
    private final Visitor visitor;
    private final ByteArrayOutputStream document = new ByteArrayOutputStream();
    private int index;
    private int line;
    private int begin = 1;
    private boolean opened;
    private boolean filled;

    Cut(Visitor visitor) {
      this.visitor = visitor;
    }

    void all(InputStream in) throws IOException {
      for (byte[] next = line(in); next.length > 0; next = line(in)) {
        line++;
        take(next);
      }
      end();
    }

    private void take(byte[] next) throws IOException {
      if (isMarker(next, '.')) {
        end();
        return;
      }
      if (isMarker(next, '-')) {
        if (filled || opened) {
          end();
        }
        opened = true;
        filled = hasContent(next, 3, true);
        begin = document.size() == 0 ? line : begin;
      } else {
        if (document.size() == 0) {
          begin = line;
        }
        filled |= hasContent(next, 0, opened);
      }
      document.write(next, 0, Math.min(next.length, MOST - document.size()));
    }

    private void end() throws IOException {
      if (filled) {
        if (index == ImportLimits.ENTRIES) {
          throw ArchiveSource.tooMany();
        }
        byte[] bytes = document.toByteArray();
        Entry entry =
            new Entry(
                index++, Optional.empty(), Optional.of(begin), bytes.length, Optional.empty());
        visitor.visit(entry, new ByteArrayInputStream(bytes));
      }
      document.reset();
      opened = false;
      filled = false;
    }

    /** A line with its end; none at the end of the stream. What is too long is cut. */
    private static byte[] line(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(128);
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (line.size() < MOST) {
          line.write(b);
        }
        if (b == '\n') {
          break;
        }
      }
      return line.toByteArray();
    }

    private static boolean isMarker(byte[] line, char c) {
      return line.length >= 3
          && line[0] == c
          && line[1] == c
          && line[2] == c
          && (line.length == 3 || line[3] == ' ' || line[3] == '\t' || isBreak(line[3]));
    }

    private static boolean isBreak(byte b) {
      return b == '\n' || b == '\r';
    }

    /** Comments and, before a document is opened, directives are none. */
    private static boolean hasContent(byte[] line, int from, boolean opened) {
      String text = new String(line, from, line.length - from, StandardCharsets.UTF_8).strip();
      return !text.isEmpty() && !text.startsWith("#") && (opened || !text.startsWith("%"));
    }
  }
}
