package app.ontos.sql.guard;

import app.ontos.sql.lexer.Token;

/** Ends the judgement of a statement. */
final class Objection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final int index;

  /** An objection to what begins at a UTF-16 index of the source. */
  Objection(RefusalCode code, String reason, int index) {
    super(reason, null, false, false);
    this.code = code;
    this.index = index;
  }

  Objection(RefusalCode code, String reason, Token token) {
    this(code, reason, token.start());
  }

  RefusalCode code() {
    return code;
  }

  int index() {
    return index;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
