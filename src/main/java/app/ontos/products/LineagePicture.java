package app.ontos.products;

import app.ontos.products.Lineage.Edge;
import app.ontos.products.Lineage.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A lineage as a picture: a column of boxes for each distance, data flowing from left to right.
 *
 * @param columns the products by their distance, the farthest source first
 * @param arrows the ways that data goes
 */
record LineagePicture(int width, int height, List<Column> columns, List<Arrow> arrows) {
  private static final int BOX_WIDTH = 190;
  private static final int BOX_HEIGHT = 44;
  private static final int COLUMN_GAP = 90;
  private static final int BOX_GAP = 16;
  private static final int MARGIN = 8;
  private static final int MOST_LETTERS = 22;

  LineagePicture {
    columns = List.copyOf(columns);
    arrows = List.copyOf(arrows);
  }

  /** The products that are equally far away. */
  record Column(int distance, List<Box> boxes) {

    /** What they are to the product asked for. */
    public String label() {
      if (distance == 0) {
        return "The product";
      }
      int steps = Math.abs(distance);
      return "%d %s %s it"
          .formatted(steps, steps == 1 ? "step" : "steps", distance < 0 ? "before" : "after");
    }
  }

  /** A product, and the left upper corner of its box. */
  record Box(Node node, int x, int y) {

    /** Its name, as much as there is room for. */
    public String label() {
      String name = node.name();
      return name.codePointCount(0, name.length()) <= MOST_LETTERS
          ? name
          : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    }
  }

  /**
   * A way that data goes.
   *
   * @param path in the words of SVG
   */
  record Arrow(Node from, Node to, String contractId, String path) {}

  static LineagePicture of(Lineage lineage) {
    Map<Integer, List<Node>> byDistance = new TreeMap<>();
    lineage
        .nodes()
        .forEach(
            node -> byDistance.computeIfAbsent(node.distance(), d -> new ArrayList<>()).add(node));
    int most = byDistance.values().stream().mapToInt(List::size).max().orElse(0);
    List<Column> columns = new ArrayList<>();
    byDistance.forEach(
        (distance, nodes) -> columns.add(new Column(distance, boxes(nodes, columns.size(), most))));
    Map<UUID, Box> boxes = new HashMap<>();
    columns.forEach(column -> column.boxes().forEach(box -> boxes.put(box.node().id(), box)));
    List<Arrow> arrows = new ArrayList<>();
    for (Edge edge : lineage.edges()) {
      Box from = boxes.get(edge.from());
      Box to = boxes.get(edge.to());
      if (from != null && to != null) {
        arrows.add(new Arrow(from.node(), to.node(), edge.contractId(), path(from, to)));
      }
    }
    return new LineagePicture(
        columns.size() * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP + 2 * MARGIN,
        most * (BOX_HEIGHT + BOX_GAP) - BOX_GAP + 2 * MARGIN,
        columns,
        arrows);
  }

  /** One below the other, in the middle of the picture's height. */
  private static List<Box> boxes(List<Node> nodes, int column, int most) {
    List<Box> boxes = new ArrayList<>();
    int x = MARGIN + column * (BOX_WIDTH + COLUMN_GAP);
    int y = MARGIN + (most - nodes.size()) * (BOX_HEIGHT + BOX_GAP) / 2;
    for (Node node : nodes) {
      boxes.add(new Box(node, x, y));
      y += BOX_HEIGHT + BOX_GAP;
    }
    return boxes;
  }

  private static String path(Box from, Box to) {
    int startX = from.x() + BOX_WIDTH;
    int startY = from.y() + BOX_HEIGHT / 2;
    int endX = to.x();
    int endY = to.y() + BOX_HEIGHT / 2;
    int bend = COLUMN_GAP / 2;
    return "M%d %dC%d %d %d %d %d %d"
        .formatted(startX, startY, startX + bend, startY, endX - bend, endY, endX, endY);
  }
}
