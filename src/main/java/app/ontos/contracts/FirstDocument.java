package app.ontos.contracts;

import java.util.UUID;

/** What a new contract begins with in the editor: short, and right as it is. */
final class FirstDocument {
  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: %s
      version: 1.0.0
      status: draft
      name: Orders
      description:
        purpose: What the data is for.
      schema:
        - name: orders
          logicalType: object
          properties:
            - name: order_id
              logicalType: string
              required: true
              primaryKey: true
              primaryKeyPosition: 1
              description: What identifies an order.
            - name: amount
              logicalType: number
      slaProperties:
        - property: latency
          value: 1
          unit: d
      """;

  private FirstDocument() {}

  /** With an id of its own. */
  static String contract() {
    return CONTRACT.formatted(UUID.randomUUID());
  }
}
