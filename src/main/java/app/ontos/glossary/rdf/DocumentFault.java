package app.ontos.glossary.rdf;

/** A document can't be read any further. The message is for whoever sent it. */
public final class DocumentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  DocumentFault(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where, from 1; 0 where nobody knows. */
  public int line() {
    return line;
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
