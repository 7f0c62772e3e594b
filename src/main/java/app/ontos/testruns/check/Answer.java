package app.ontos.testruns.check;

import java.util.List;
import java.util.Optional;

/**
 * What a statement came to.
 *
 * @param types of its columns, as the server names them
 * @param rows their values as the server spells them; empty for NULL
 */
record Answer(List<String> types, List<List<Optional<String>>> rows) {
  Answer {
    types = List.copyOf(types);
    rows = List.copyOf(rows);
  }
}
