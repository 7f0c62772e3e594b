package app.ontos.sql.parameters;

/** What became of a value: text that the server reads, or a fault. */
sealed interface Reading {

  /** The value as the server's input function takes it. */
  record Literal(String text) implements Reading {
    @Override
    public String toString() {
      return "Literal";
    }
  }

  /** What is wrong with it, to be read after the parameter's name. */
  record Fault(String detail) implements Reading {}
}
