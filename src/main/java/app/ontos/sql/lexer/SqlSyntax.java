package app.ontos.sql.lexer;

/** A text that is no sequence of tokens. The message is meant for its author. */
public final class SqlSyntax extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;

  SqlSyntax(String message, String text, int index) {
    super(message);
    this.position = Position.of(text, index);
  }

  /** Where the trouble begins. */
  public Position position() {
    return position;
  }
}
