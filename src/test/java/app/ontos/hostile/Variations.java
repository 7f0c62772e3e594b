package app.ontos.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The requests that an operation gets. */
final class Variations {
  private final Operation operation;
  private final ValidRequests requests;
  private final SpoiltBodies bodies;

  Variations(Operation operation, ApiDocument document, ValidRequests requests) {
    this.operation = operation;
    this.requests = requests;
    bodies = new SpoiltBodies(document.resolved(operation.jsonBody()));
  }

  Request valid() {
    return requests.of(operation);
  }

  /** What must be refused and leave no trace. */
  List<Variation> refused() {
    Request valid = valid();
    return hasObject(valid) ? bodies.refused(valid, operation.method().equals("PATCH")) : List.of();
  }

  /** Any number of others. */
  List<Variation> random(int count, SplittableRandom random) {
    List<Variation> variations = new ArrayList<>();
    Request base = valid();
    for (int i = 0; i < count; i++) {
      if (i % lifetime() == lifetime() - 1) {
        base = valid();
      }
      variations.add(next(base, random));
    }
    return variations;
  }

  private Variation next(Request base, SplittableRandom random) {
    int kind = random.nextInt(100);
    if (hasObject(base) && kind < 60) {
      return bodies.spoilt(base, random);
    }
    if (kind < 75) {
      return HostileRequests.header(base, random);
    }
    if (kind < 88) {
      return HostileRequests.query(operation, base, random);
    }
    return kind < 97 ? HostileRequests.path(base, random) : HostileRequests.method(base, random);
  }

  /** Whether the body is a JSON object, and no other form of document. */
  private boolean hasObject(Request request) {
    return !operation.id().startsWith("import") && Json.parsed(request.body()).isObject();
  }

  /** After so many requests the record is likely to be gone, or to have moved on. */
  private int lifetime() {
    return switch (operation.method()) {
      case "GET" -> 1000;
      case "DELETE" -> 8;
      case "POST" -> 40;
      default -> 60;
    };
  }
}
