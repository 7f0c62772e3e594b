package app.ontos.glossary;

import app.ontos.glossary.Neighbourhood.Node;
import app.ontos.glossary.Neighbourhood.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A concept and those around it as a picture: from left to right from the broad to the narrow, with
 * what is related below the concept itself.
 *
 * @param boxes the concepts
 * @param ways lines from the broader to the narrower
 * @param bonds lines to what is related
 * @param cut whether there are more concepts than a picture has room for
 */
record ConceptPicture(
    int width, int height, List<Box> boxes, List<String> ways, List<String> bonds, boolean cut) {
  private static final int MOST_IN_PLACE = 12;
  private static final int BOX_WIDTH = 176;
  private static final int BOX_HEIGHT = 44;
  private static final int COLUMN_GAP = 64;
  private static final int BOX_GAP = 12;
  private static final int MARGIN = 8;
  private static final int MOST_LETTERS = 21;

  private static final List<List<Place>> COLUMNS =
      List.of(
          List.of(Place.FURTHER_ABOVE),
          List.of(Place.BROADER),
          List.of(Place.HERE, Place.RELATED),
          List.of(Place.NARROWER));

  ConceptPicture {
    boxes = List.copyOf(boxes);
    ways = List.copyOf(ways);
    bonds = List.copyOf(bonds);
  }

  /** A concept, and the left upper corner of its box. */
  record Box(Node node, int x, int y) {

    /** Its name, as much as there is room for. */
    public String label() {
      String name = node.name();
      return name.codePointCount(0, name.length()) <= MOST_LETTERS
          ? name
          : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    }

    /** Whether it is the concept that all is around. */
    public boolean here() {
      return node.place() == Place.HERE;
    }

    /** What it is to that concept. */
    public String role() {
      return switch (node.place()) {
        case HERE -> "this concept";
        case BROADER -> "broader";
        case NARROWER -> "narrower";
        case RELATED -> "related";
        case FURTHER_ABOVE -> "broader still";
      };
    }
  }

  static ConceptPicture of(Neighbourhood neighbourhood) {
    List<List<Node>> columns = new ArrayList<>();
    for (List<Place> places : COLUMNS) {
      List<Node> column =
          places.stream()
              .flatMap(place -> neighbourhood.at(place).stream().limit(MOST_IN_PLACE))
              .toList();
      if (!column.isEmpty()) {
        columns.add(column);
      }
    }
    int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
    Map<UUID, Box> boxes = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int x = MARGIN + i * (BOX_WIDTH + COLUMN_GAP);
      int y = MARGIN + (tallest - columns.get(i).size()) * (BOX_HEIGHT + BOX_GAP) / 2;
      for (Node node : columns.get(i)) {
        boxes.put(node.id(), new Box(node, x, y));
        y += BOX_HEIGHT + BOX_GAP;
      }
    }
    return new ConceptPicture(
        columns.size() * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP + 2 * MARGIN,
        tallest * (BOX_HEIGHT + BOX_GAP) - BOX_GAP + 2 * MARGIN,
        List.copyOf(boxes.values()),
        ways(boxes),
        bonds(boxes),
        boxes.size() < neighbourhood.nodes().size());
  }

  private static List<String> ways(Map<UUID, Box> boxes) {
    List<String> ways = new ArrayList<>();
    for (Box to : boxes.values()) {
      for (UUID id : to.node().broader()) {
        Box from = boxes.get(id);
        if (from != null && from.x() < to.x()) {
          ways.add(way(from, to));
        }
      }
    }
    return ways;
  }

  private static String way(Box from, Box to) {
    int startX = from.x() + BOX_WIDTH;
    int startY = from.y() + BOX_HEIGHT / 2;
    int endX = to.x();
    int endY = to.y() + BOX_HEIGHT / 2;
    int bend = (endX - startX) / 2;
    return "M%d %dC%d %d %d %d %d %d"
        .formatted(startX, startY, startX + bend, startY, endX - bend, endY, endX, endY);
  }

  /** Out of the left side of the concept and into that of what is related. */
  private static List<String> bonds(Map<UUID, Box> boxes) {
    return boxes.values().stream()
        .filter(Box::here)
        .flatMap(
            here ->
                boxes.values().stream()
                    .filter(box -> box.node().place() == Place.RELATED)
                    .map(box -> bond(here, box)))
        .toList();
  }

  private static String bond(Box here, Box other) {
    int startY = here.y() + BOX_HEIGHT * 3 / 4;
    int endY = other.y() + BOX_HEIGHT / 2;
    int bend = here.x() - COLUMN_GAP / 3;
    return "M%d %dC%d %d %d %d %d %d"
        .formatted(here.x(), startY, bend, startY, bend, endY, here.x(), endY);
  }
}
