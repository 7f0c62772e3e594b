package app.ontos.shared.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where in a document a value stands: a chain of names and indexes, which becomes a JSON pointer
 * only where there is something to say.
 *
 * @param parent where the object or list that holds it stands; absent for the document itself
 * @param segment its name or index there
 */
public record Place(Optional<Place> parent, String segment) {
  /** The document itself. */
  public static final Place ROOT = new Place(Optional.empty(), "");

  /** A member of the object here. */
  public Place member(String name) {
    return new Place(Optional.of(this), name);
  }

  /** An item of the list here. */
  public Place item(int index) {
    return member(Integer.toString(index));
  }

  /** As a JSON pointer (RFC 6901). */
  public String pointer() {
    Deque<String> segments = new ArrayDeque<>();
    for (Place at = this; at.parent.isPresent(); at = at.parent.get()) {
      segments.push("/" + at.segment.replace("~", "~0").replace("/", "~1"));
    }
    return String.join("", segments);
  }
}
