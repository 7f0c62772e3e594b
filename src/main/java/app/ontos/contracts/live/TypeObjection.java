package app.ontos.contracts.live;

/**
 * Why a column is not of the type that a contract declares.
 *
 * @param member which part of the property declares it, as a pointer within it: {@code
 *     physicalType}, {@code items/logicalType}
 * @param declared what it says
 * @param actual the column's type, as SQL spells it
 * @param reason a sentence for people
 * @param wider whether the column's type holds all that the declared one does, and more
 */
public record TypeObjection(
    String member, String declared, String actual, String reason, boolean wider) {

  /** The same of what is within an array. */
  TypeObjection ofItems() {
    return new TypeObjection("items/" + member, declared, actual, reason, wider);
  }
}
