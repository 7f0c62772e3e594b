package app.ontos.shared.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** What a value may be. Immutable. */
@FunctionalInterface
public interface Shape {

  /** Notes everything in which the value is none. */
  void check(JsonNode value, Place place, Findings findings);
}
