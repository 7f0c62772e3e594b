package app.ontos.connections.browse;

/** A closed choice that the catalogs write as one letter. */
interface CatalogCode {
  /** The letter. */
  String code();

  /**
   * The choice with this letter.
   *
   * @throws IllegalArgumentException if it is none of PostgreSQL 14 to 18
   */
  static <C extends Enum<C> & CatalogCode> C of(Class<C> choices, String code) {
    for (C choice : choices.getEnumConstants()) {
      if (choice.code().equals(code)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("unknown %s: %s".formatted(choices.getSimpleName(), code));
  }
}
