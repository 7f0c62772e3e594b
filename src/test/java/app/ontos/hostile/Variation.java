package app.ontos.hostile;

/**
 * A request that is not as it should be.
 *
 * @param kind what was done to it
 * @param refused whether it is certain that it must be refused
 * @param elsewhere whether it may have come to be a request of another operation, or of none
 */
record Variation(String kind, Request request, boolean refused, boolean elsewhere) {
  static Variation any(String kind, Request request) {
    return new Variation(kind, request, false, false);
  }

  static Variation refused(String kind, Request request) {
    return new Variation(kind, request, true, false);
  }

  static Variation elsewhere(String kind, Request request) {
    return new Variation(kind, request, false, true);
  }
}
