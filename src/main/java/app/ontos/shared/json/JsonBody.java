package app.ontos.shared.json;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request body that is one JSON object, well-formed but not yet checked.
 *
 * @param object the object; not to be changed
 */
public record JsonBody(ObjectNode object) {

  /** A reader over the body's fields that collects every fault. */
  public Fields fields() {
    return new Fields(object);
  }
}
