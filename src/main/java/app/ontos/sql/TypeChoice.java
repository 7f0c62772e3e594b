package app.ontos.sql;

import java.util.List;

/**
 * A type that a parameter may have.
 *
 * @param name as in definitions
 * @param example how a value is written
 */
record TypeChoice(String name, String example) {

  /** All of them. */
  static final List<TypeChoice> ALL =
      ParameterSheet.TYPES.stream()
          .map(type -> new TypeChoice(type, ParameterSheet.exampleOf(type)))
          .toList();
}
