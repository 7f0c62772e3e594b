package app.ontos.products;

import java.util.UUID;

/** What a new product begins with in the editor: short, and right as it is. */
final class FirstDocument {
  private static final String PRODUCT =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: %s
      version: 1.0.0
      status: draft
      name: Orders
      description:
        purpose: What the data is for.
      outputPorts:
        - name: orders
          version: 1.0.0
          type: tables
          # contractId: the id of the contract that it is given out under
      """;

  private FirstDocument() {}

  /** With an id of its own. */
  static String product() {
    return PRODUCT.formatted(UUID.randomUUID());
  }
}
