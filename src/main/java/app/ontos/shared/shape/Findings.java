package app.ontos.shared.shape;

import app.ontos.shared.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a document, each thing once. Not for use by several threads. */
public final class Findings {
  /** How many are told; a document with more has been told enough. */
  public static final int MOST = 500;

  private final Set<FieldError> found = new LinkedHashSet<>();

  /** Notes a fault. */
  public void add(Place place, String detail) {
    if (found.size() < MOST) {
      found.add(new FieldError(place.pointer(), detail));
    }
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, in the order of the document's sections. */
  public List<FieldError> list() {
    return new ArrayList<>(found);
  }
}
