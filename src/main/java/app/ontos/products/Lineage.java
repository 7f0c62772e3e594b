package app.ontos.products;

import app.ontos.shared.lifecycle.LifecycleState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a product's data comes from and where it goes.
 *
 * @param nodes the product, and those that it is joined to by contracts
 * @param edges from the product that gives data out under a contract to one that takes it in
 * @param truncated whether there are more products than are told
 */
public record Lineage(List<Node> nodes, List<Edge> edges, boolean truncated) {

  public Lineage {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A product.
   *
   * @param distance 0 for the product asked for, below 0 for those that its data comes from, above
   *     for those that it goes to
   */
  @Schema(name = "LineageNode")
  public record Node(
      UUID id,
      String productId,
      String documentVersion,
      String name,
      LifecycleState lifecycle,
      int distance) {}

  /**
   * A way that data goes.
   *
   * @param contractId the contract's own id
   */
  @Schema(name = "LineageEdge")
  public record Edge(UUID from, UUID to, String contractId) {}
}
