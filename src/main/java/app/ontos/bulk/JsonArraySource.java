package app.ontos.bulk;

import app.ontos.shared.problem.ProblemException;
import app.ontos.shared.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A JSON array of documents. Its items are cut out byte by byte, so that each is judged by itself
 * and exactly as it came.
 */
final class JsonArraySource implements DocumentSource {
  private static final int MOST = (int) ImportLimits.DOCUMENT_BYTES + 1;

  private final SpooledBody body;

  JsonArraySource(SpooledBody body) {
    this.body = body;
  }

  @Override
  public void each(Visitor visitor) throws IOException {
    try (InputStream in = body.open()) {
      new Cut(visitor).all(in);
    }
  }

  /** One walk through the array. */
  private static final class Cut {
    private final Visitor visitor;
    private final ByteArrayOutputStream item = new ByteArrayOutputStream();
    private int index;
    private int line = 1;
    private int begin = 1;
    private long depth;
    private boolean inText;
    private boolean escaped;
    private boolean closed;

    Cut(Visitor visitor) {
      this.visitor = visitor;
    }

    void all(InputStream in) throws IOException {
      for (int b = in.read(); b >= 0; b = in.read()) {
        take(b);
        if (b == '\n') {
          line++;
        }
      }
      if (!closed) {
        throw fault("is no array, or ends before its end");
      }
    }

    private void take(int b) throws IOException {
      if (depth == 0) {
        outside(b);
      } else if (inText) {
        keep(b);
        inText = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (depth == 1 && (b == ',' || b == ']')) {
        end(b == ']');
      } else {
        inside(b);
      }
    }

    private void outside(int b) {
      if (isSpace(b)) {
        return;
      }
      if (b != '[' || closed) {
        throw fault("must be one array of documents");
      }
      depth = 1;
    }

    private void inside(int b) {
      if (item.size() == 0 && isSpace(b)) {
        return;
      }
      if (item.size() == 0) {
        begin = line;
      }
      keep(b);
      inText = b == '"';
      if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
      if (depth < 1) {
        throw fault("closes more than it opens");
      }
    }

    private void end(boolean last) throws IOException {
      boolean emptyArray = last && index == 0 && item.size() == 0;
      if (item.size() == 0 && !emptyArray) {
        throw fault("has a comma too many");
      }
      if (!emptyArray) {
        visit();
      }
      item.reset();
      if (last) {
        depth = 0;
        closed = true;
      }
    }

    private void visit() throws IOException {
      if (index == ImportLimits.ENTRIES) {
        throw ArchiveSource.tooMany();
      }
      byte[] bytes = item.toByteArray();
      Entry entry =
          new Entry(index++, Optional.empty(), Optional.of(begin), bytes.length, Optional.empty());
      visitor.visit(entry, new ByteArrayInputStream(bytes));
    }

    private void keep(int b) {
      if (item.size() < MOST) {
        item.write(b);
      }
    }

    private ProblemException fault(String what) {
      return ProblemType.MALFORMED_REQUEST.because(
          "The body %s: look at line %d".formatted(what, line));
    }

    private static boolean isSpace(int b) {
      return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
  }
}
