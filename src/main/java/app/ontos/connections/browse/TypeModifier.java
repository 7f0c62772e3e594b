package app.ontos.connections.browse;

import java.util.Optional;

/**
 * What a declaration says in parentheses, {@code numeric(10,2)}, which the catalog packs into one
 * number, each type in its own way.
 *
 * @param length characters or bits
 * @param precision digits, of a number or of the fraction of a second
 * @param scale digits behind the point
 */
record TypeModifier(
    Optional<Integer> length, Optional<Integer> precision, Optional<Integer> scale) {
  private static final TypeModifier NONE =
      new TypeModifier(Optional.empty(), Optional.empty(), Optional.empty());

  /** What PostgreSQL adds to the modifiers of text and numbers: the size of a value's header. */
  private static final int HEADER = 4;

  /** The precision of an interval that was declared with fields alone, {@code interval day}. */
  private static final int FULL_RANGE = 0xFFFF;

  /**
   * Unpacks {@code pg_attribute.atttypmod}.
   *
   * @param modifier negative where nothing was declared
   */
  static TypeModifier of(TypeName type, int modifier) {
    if (modifier < 0 || !type.schema().equals("pg_catalog")) {
      return NONE;
    }
    return switch (type.name()) {
      case "bpchar", "varchar" -> length(modifier - HEADER);
      case "bit", "varbit" -> length(modifier);
      case "numeric" -> numeric(modifier - HEADER);
      case "time", "timetz", "timestamp", "timestamptz" -> precision(modifier);
      case "interval" -> interval(modifier & 0xFFFF);
      default -> NONE;
    };
  }

  private static TypeModifier length(int length) {
    return new TypeModifier(Optional.of(length), Optional.empty(), Optional.empty());
  }

  private static TypeModifier precision(int digits) {
    return new TypeModifier(Optional.empty(), Optional.of(digits), Optional.empty());
  }

  private static TypeModifier interval(int digits) {
    return digits == FULL_RANGE ? NONE : precision(digits);
  }

  /** The scale is a signed number of 11 bits; before PostgreSQL 15 it was never negative. */
  private static TypeModifier numeric(int packed) {
    int scale = (packed << 21) >> 21;
    return new TypeModifier(
        Optional.empty(), Optional.of((packed >> 16) & 0xFFFF), Optional.of(scale));
  }
}
