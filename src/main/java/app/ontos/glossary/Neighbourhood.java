package app.ontos.glossary;

import java.util.List;
import java.util.UUID;

/**
 * A concept and those around it.
 *
 * @param nodes the concepts, the one asked for first
 */
record Neighbourhood(List<Node> nodes) {
  /** How many concepts are told in each place. */
  static final int MOST = 100;

  Neighbourhood {
    nodes = List.copyOf(nodes);
  }

  /** Where a concept stands to the one asked for. */
  enum Place {
    HERE,
    BROADER,
    NARROWER,
    RELATED,
    FURTHER_ABOVE
  }

  /**
   * A concept.
   *
   * @param broader those of the others that are right above it
   */
  record Node(
      UUID id, String name, Status status, UUID glossaryId, Place place, List<UUID> broader) {
    Node {
      broader = List.copyOf(broader);
    }

    /** A concept as one that is right above another. */
    static Node above(Concept concept) {
      String name = Concept.name(concept.prefLabel());
      return new Node(
          concept.id(), name, concept.status(), concept.glossaryId(), Place.BROADER, List.of());
    }
  }

  /** The concepts in a place, by name. */
  List<Node> at(Place place) {
    return nodes.stream().filter(node -> node.place() == place).toList();
  }

  /** The concepts right above it. */
  public List<Node> broader() {
    return at(Place.BROADER);
  }

  /** Some of the concepts right below it. */
  public List<Node> narrower() {
    return at(Place.NARROWER);
  }

  /** The concepts that have to do with it. */
  public List<Node> related() {
    return at(Place.RELATED);
  }
}
