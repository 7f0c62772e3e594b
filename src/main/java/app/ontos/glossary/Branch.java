package app.ontos.glossary;

import java.util.UUID;

/**
 * A concept as the tree of a glossary shows it.
 *
 * @param id which one
 * @param name what it is called
 * @param status how far it has come
 * @param narrower how many concepts are right below it, counted up to {@link #COUNTED}
 */
record Branch(UUID id, String name, Status status, int narrower) {
  /** Counting ends here. */
  static final int COUNTED = 1_000;

  /** How many are right below it, in words. */
  public String below() {
    return narrower < COUNTED ? narrower + " below" : "over %d below".formatted(COUNTED - 1);
  }
}
